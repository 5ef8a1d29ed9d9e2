import { requireCloud } from "./cloud.ts";
import { pairMean } from "./pair_mean.ts";

/**
 * The squared maximum mean discrepancy of two laws for a Gaussian kernel, estimated without bias.
 *
 *   E k(X, X') + E k(Y, Y') - 2 E k(X, Y),   k(x, y) = exp(-|x - y|^2 / (2 bandwidth^2))
 *
 * X' and Y' are other points than X and Y; hence the estimate of a small value may be negative.
 *
 * @param x         independent draws of one law, at least two, `[n * dim]`
 * @param y         independent draws of the other, at least two, `[m * dim]`
 * @param dim       dimension of the space
 * @param bandwidth distance at which points count as far apart, above 0, in the units of x
 * @throws {TypeError} when a length is no multiple of dim
 * @throws {RangeError} when a coordinate is not finite, a cloud has fewer than two points, or the
 * bandwidth is not positive and finite
 * @see Gretton et al. 2012, "A kernel two-sample test", eq. 3.
 *
 * @example
 * ```ts
 * import { squaredMeanDiscrepancy } from "flowbook/transport";
 * console.log(squaredMeanDiscrepancy([0, 0], [9, 9], 1, 1).toFixed(6)); // 2.000000
 * ```
 */
export function squaredMeanDiscrepancy(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  dim: number,
  bandwidth: number,
): number {
  for (const [name, cloud] of [["x", x], ["y", y]] as const) {
    if (requireCloud(name, cloud, dim) < 2) {
      throw new RangeError(`Expected at least two points in ${name}; got one`);
    }
  }
  if (!(bandwidth > 0 && bandwidth < Infinity)) {
    throw new RangeError(`Expected bandwidth > 0 and finite; got ${bandwidth}`);
  }
  const [left, right] = [Float64Array.from(x), Float64Array.from(y)];
  const kernel = (square: number): number => Math.exp(-square / (2 * bandwidth ** 2));
  /** The mean over pairs of different points: each point with itself adds k = 1. */
  const within = (cloud: Float64Array): number => {
    const count = cloud.length / dim;
    return (count * pairMean(cloud, cloud, dim, kernel) - 1) / (count - 1);
  };
  return within(left) + within(right) - 2 * pairMean(left, right, dim, kernel);
}
