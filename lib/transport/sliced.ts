import { type Estimate, estimateMean } from "../judge/estimate.ts";
import { sum } from "../numerics/sums.ts";
import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import { requireEqualClouds } from "./cloud.ts";
import { wasserstein2OnLine } from "./wasserstein.ts";

/**
 * The squared sliced Wasserstein-2 distance between two clouds, over random directions.
 *
 *   SW2^2 = E W2^2(<theta, X>, <theta, Y>),   theta uniform on the unit sphere
 *
 * Each direction costs a sorting of both clouds, where W2 itself costs an assignment. In dimension d
 * it is at most W2^2 / d; between a cloud and its translation by a it is |a|^2 / d.
 *
 * @param x          points, `[count * dim]`
 * @param y          as many points, `[count * dim]`
 * @param dim        dimension of the space
 * @param directions how many to average over, at least 2
 * @param numbers    where the directions come from; they move it on
 * @returns the mean over the directions with its standard error
 * @throws {TypeError} when the clouds differ in size, or a length is no multiple of dim
 * @throws {RangeError} when a coordinate is not finite, there is no point, or directions is below 2
 * @see Bonneel, Rabin, Peyré and Pfister 2015, "Sliced and Radon Wasserstein barycenters".
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { squaredSlicedWasserstein2 } from "flowbook/transport";
 * const x = [0, 0, 1, 0], y = [2, 0, 3, 0]; // x moved by (2, 0): 2^2 / 2
 * const { value } = squaredSlicedWasserstein2(x, y, 2, 5000, stream(1));
 * console.log(Math.abs(Number(value) - 2) < 0.1); // true
 * ```
 */
export function squaredSlicedWasserstein2(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
  directions: number,
  numbers: Stream,
): Estimate {
  const count = requireEqualClouds(x, y, dim);
  requireCount(directions, "directions");
  if (directions < 2) throw new RangeError("Expected at least 2 directions; got 1");
  const shadow = (cloud: ArrayLike<number>, direction: Float64Array): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => {
      return sum(direction.map((part, k) => part * cloud[i * dim + k]!));
    });
  const squares = Array.from({ length: directions }, () => {
    const normal = numbers.normal(dim), length = Math.hypot(...normal);
    const direction = normal.map((part) => part / length);
    return wasserstein2OnLine(shadow(x, direction), shadow(y, direction)) ** 2;
  });
  return estimateMean(squares);
}
