import { requireDeviation } from "../require/numbers.ts";

/**
 * How many equally weighted draws are worth as much as these weighted ones.
 *
 *   (sum w)^2 / sum w^2
 *
 * As many as there are when all weights are equal, near 1 when one weight is almost all of the sum.
 *
 * @param weights 0 or above, at least one above 0; they need not add up to 1
 * @throws {RangeError} when a weight is negative or not finite, or none is above 0
 * @see Kong 1992, "A note on importance sampling using standardized weights".
 *
 * @example
 * ```ts
 * import { effectiveSampleSize } from "flowbook/judge";
 * console.log(effectiveSampleSize([2, 2, 2]), effectiveSampleSize([1, 0, 0])); // 3 1
 * ```
 */
export function effectiveSampleSize(weights: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < weights.length; i++) {
    requireDeviation(weights[i]!, `weights[${i}]`);
    largest = Math.max(largest, weights[i]!);
  }
  if (largest === 0) throw new RangeError("Expected a weight above 0; got none");
  let total = 0, squares = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]! / largest; // squares of the weights themselves may leave float64
    total += weight;
    squares += weight ** 2;
  }
  return total ** 2 / squares;
}
