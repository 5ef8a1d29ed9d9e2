/**
 * Clouds of points: rows of `dim` coordinates one after the other, `[count * dim]`.
 *
 * @module
 */
import { requireCount, requireFinite } from "../require/numbers.ts";

/**
 * Demands a cloud of at least one point.
 *
 * @returns the number of points
 * @throws {TypeError} when x is no list of numbers, or its length is no multiple of dim
 * @throws {RangeError} when dim is no positive integer, there is no point, or one is not finite
 */
export function requireCloud(name: string, x: ArrayLike<number>, dim: number): number {
  requireCount(dim, "dim");
  const length = (x as ArrayLike<number> | null | undefined)?.length;
  if (typeof length !== "number" || typeof x !== "object") {
    throw new TypeError(`Expected ${name} to be a list of numbers; got ${typeof x}`);
  }
  if (length % dim !== 0) {
    throw new TypeError(`Expected ${name} of a length divisible by ${dim}; got ${length}`);
  }
  if (length === 0) throw new RangeError(`Expected at least one point in ${name}; got none`);
  for (let i = 0; i < length; i++) requireFinite(x[i]!, `${name}[${i}]`);
  return length / dim;
}

/**
 * Demands two clouds with the same number of points.
 *
 * @returns that number
 * @throws {TypeError} or {RangeError} as {@link requireCloud}, or when the numbers differ
 */
export function requireEqualClouds(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
): number {
  const count = requireCloud("x", x, dim), others = requireCloud("y", y, dim);
  if (count !== others) {
    throw new TypeError(`Expected as many points in y as in x; got ${others} and ${count}`);
  }
  return count;
}

/** |x_i - y_j|^2. */
export function squaredDistance(
  x: ArrayLike<number>,
  i: number,
  y: ArrayLike<number>,
  j: number,
  dim: number,
): number {
  let sum = 0;
  for (let k = 0; k < dim; k++) {
    const difference = x[i * dim + k]! - y[j * dim + k]!;
    sum += difference * difference;
  }
  return sum;
}
