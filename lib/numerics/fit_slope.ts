import { mean, sum } from "./sums.ts";

/**
 * The slope of the straight line that fits points best, in least squares.
 *
 *   slope = sum_i (x_i - mean x) (y_i - mean y) / sum_i (x_i - mean x)^2
 *
 * Of logarithms it is the order of an error: error ~ h^slope.
 *
 * @param x places, not all equal; shape [points]
 * @param y values; shape [points]
 * @throws {TypeError} when the lists differ in length
 * @throws {RangeError} when there are fewer than two points, or all places are equal
 *
 * @example
 * ```ts
 * import { fitSlope } from "flowbook/numerics";
 * const steps = [10, 20, 40], errors = steps.map((T) => 3 / T ** 2);
 * console.log(fitSlope(steps.map(Math.log), errors.map(Math.log)).toFixed(6)); // -2.000000
 * ```
 */
export function fitSlope(x: ArrayLike<number>, y: ArrayLike<number>): number {
  if (x.length !== y.length) {
    throw new TypeError(`Expected as many values as places, ${x.length}; got ${y.length}`);
  }
  if (x.length < 2) throw new RangeError(`Expected at least 2 points; got ${x.length}`);
  const centre = mean(x), level = mean(y);
  const from = Array.from(x, (place) => place - centre);
  const spread = sum(from.map((d) => d * d));
  if (!(spread > 0)) throw new RangeError(`Expected different places; got ${x[0]} everywhere`);
  return sum(from.map((d, i) => d * (y[i]! - level))) / spread;
}
