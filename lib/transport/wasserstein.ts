import { assign } from "./assignment.ts";
import { requireEqualClouds, squaredDistance } from "./cloud.ts";

/**
 * The costs of pairing two clouds by squared distance, for {@link assign}.
 *
 *   costs[i * count + j] = |x_i - y_j|^2
 *
 * @param x   points, `[count * dim]`
 * @param y   as many points, `[count * dim]`
 * @param dim dimension of the space
 * @throws {TypeError} when the clouds differ in size, or a length is no multiple of dim
 * @throws {RangeError} when a coordinate is not finite, or there is no point
 */
export function squaredDistances(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
): Float64Array {
  const count = requireEqualClouds(x, y, dim);
  const [left, right] = [Float64Array.from(x), Float64Array.from(y)];
  const costs = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      costs[i * count + j] = squaredDistance(left, i, right, j, dim);
    }
  }
  return costs;
}

/**
 * The Wasserstein-2 distance between two clouds of equally many points, by exact assignment.
 *
 *   W2^2 = min over permutations s of (1 / count) sum over i of |x_i - y_s(i)|^2
 *
 * Between samples of two laws it exceeds the distance of the laws; {@link samplingFloor} says how
 * far it is from zero when the laws agree. Time grows like count^2 to count^3, memory like count^2.
 *
 * @param x   points, `[count * dim]`
 * @param y   as many points, `[count * dim]`
 * @param dim dimension of the space
 * @throws {TypeError} when the clouds differ in size, or a length is no multiple of dim
 * @throws {RangeError} when a coordinate or a squared distance is not finite, or there is no point
 *
 * @example
 * ```ts
 * import { wasserstein2 } from "flowbook/transport";
 * // the point (0, 0) stays, (1, 0) goes to (1, 2)
 * console.log(wasserstein2([0, 0, 1, 0], [1, 2, 0, 0], 2)); // 1.4142135623730951
 * ```
 */
export function wasserstein2(x: ArrayLike<number>, y: ArrayLike<number>, dim: number): number {
  const costs = squaredDistances(x, y, dim), count = Math.sqrt(costs.length);
  return Math.sqrt(assign(costs, count).cost / count);
}

/**
 * The Wasserstein-2 distance between two clouds of equally many points on the line, by sorting.
 *
 *   W2^2 = (1 / count) sum over i of (x_(i) - y_(i))^2,   x_(1) <= x_(2) <= ...
 *
 * @param x points, `[count]`
 * @param y as many points, `[count]`
 * @throws {TypeError} when the clouds differ in size
 * @throws {RangeError} when a point is not finite, or there is none
 */
export function wasserstein2OnLine(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const count = requireEqualClouds(x, y, 1);
  const left = Float64Array.from(x).sort(), right = Float64Array.from(y).sort();
  return Math.sqrt(left.reduce((sum, a, i) => sum + (a - right[i]!) ** 2, 0) / count);
}
