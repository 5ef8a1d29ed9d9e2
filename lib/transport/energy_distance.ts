import { requireCloud } from "./cloud.ts";
import { pairMean } from "./pair_mean.ts";

/**
 * The energy distance between two clouds, as laws that weigh all their points equally.
 *
 *   2 E|X - Y| - E|X - X'| - E|Y - Y'|
 *
 * Its square root is a metric, and it is 0 only for equal laws. As an estimate from samples of n
 * and m points it is too large by E|X - X'| / n + E|Y - Y'| / m.
 *
 * @param x   points, `[n * dim]`
 * @param y   points, `[m * dim]`
 * @param dim dimension of the space
 * @throws {TypeError} when a length is no multiple of dim
 * @throws {RangeError} when a coordinate is not finite, or a cloud is empty
 * @see Székely and Rizzo 2013, "Energy statistics".
 *
 * @example
 * ```ts
 * import { energyDistance } from "flowbook/transport";
 * console.log(energyDistance([0], [1], 1)); // 2
 * ```
 */
export function energyDistance(x: ArrayLike<number>, y: ArrayLike<number>, dim: number): number {
  requireCloud("x", x, dim);
  requireCloud("y", y, dim);
  const [left, right] = [Float64Array.from(x), Float64Array.from(y)];
  const mean = (a: Float64Array, b: Float64Array): number => pairMean(a, b, dim, Math.sqrt);
  const distance = 2 * mean(left, right) - mean(left, left) - mean(right, right);
  return Math.max(0, distance); // rounding must not spoil a square root
}
