import type { Estimate } from "./estimate.ts";

/**
 * The correlation of two lists of draws, with the standard error that it has when they are
 * independent.
 *
 *   value = cov(a, b) / (sd a sd b),   standardError = 1 / sqrt(n)
 *
 * @param a draws of one quantity, not all equal; shape [draws]
 * @param b draws of the other, in the same order; shape [draws]
 * @throws {TypeError} when the lists differ in length
 * @throws {RangeError} when there are fewer than two draws, or all of one list are equal
 *
 * @example
 * ```ts
 * import { correlation } from "flowbook/judge";
 * console.log(correlation([1, 2, 3], [2, 4, 6]).value.toFixed(6)); // 1.000000
 * ```
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): Estimate {
  const draws = a.length;
  if (b.length !== draws) {
    throw new TypeError(`Expected two lists of one length, ${draws}; got ${b.length}`);
  }
  if (draws < 2) throw new RangeError(`Expected at least 2 draws; got ${draws}`);
  let meanA = 0, meanB = 0;
  for (let i = 0; i < draws; i++) {
    meanA += a[i]! / draws;
    meanB += b[i]! / draws;
  }
  let together = 0, squaresA = 0, squaresB = 0;
  for (let i = 0; i < draws; i++) {
    const x = a[i]! - meanA, y = b[i]! - meanB;
    together += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const value = together / Math.sqrt(squaresA * squaresB);
  if (!Number.isFinite(value)) throw new RangeError("Expected draws that differ; got equal ones");
  return { value, standardError: 1 / Math.sqrt(draws), draws };
}
