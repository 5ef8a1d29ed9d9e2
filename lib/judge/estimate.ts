/**
 * Averages of random draws, kept together with their standard errors.
 *
 * @module
 */

/**
 * A Monte Carlo average and how far it may be off: of one quantity, or of several when `Value` is a
 * list.
 */
export interface Estimate<Value extends number | readonly number[] = number> {
  /** The average: one number, or one number for each quantity. */
  readonly value: Value;
  /** Standard deviation of the average, in the same shape as `value`. */
  readonly standardError: Value;
  /** How many draws were averaged for each quantity. */
  readonly draws: number;
}

/**
 * The average of independent draws of one quantity, with its standard error.
 *
 *   value = sum_i y_i / n,   standardError = sqrt( sum_i (y_i - value)^2 / (n - 1) / n )
 *
 * @param draws independent draws y_1, ..., y_n of the quantity, n >= 2; the standard error is
 *   itself estimated, so a test by standard errors wants a few hundred
 * @throws {TypeError} when draws is not a list of numbers
 * @throws {RangeError} when there are fewer than two draws, or one is not finite
 *
 * @example
 * ```ts
 * import { estimateMean } from "flowbook/judge";
 * import { stream } from "flowbook/random";
 * const squares = stream(1).split("squares").normal(10_000).map((z) => z * z);
 * console.log(estimateMean(squares).value); // near 1, the variance of a standard normal
 * ```
 */
export function estimateMean(draws: ArrayLike<number>): Estimate {
  const { mean, standardError } = meanOf(draws, "draws");
  return { value: mean, standardError, draws: draws.length };
}

/**
 * The averages of several quantities, one row of draws for each.
 *
 * @param rows rows[j] holds the draws of quantity j; all rows have the same length n >= 2
 * @throws {TypeError} when there is no row, a row is not a list of numbers, or lengths differ
 * @throws {RangeError} when there are fewer than two draws, or one is not finite
 *
 * @example
 * ```ts
 * import { estimateMeans } from "flowbook/judge";
 * console.log(estimateMeans([[1, 3], [2, 2]]).value); // [2, 2]
 * ```
 */
export function estimateMeans(
  rows: ArrayLike<ArrayLike<number>>,
): Estimate<readonly number[]> {
  if (rows.length === 0) throw new TypeError("Expected at least one row of draws; got none");
  const draws = rows[0]!.length;
  const means = Array.from(rows, (row, j) => {
    if (row.length !== draws) {
      throw new TypeError(`Expected rows[${j}] of length ${draws}; got ${row.length}`);
    }
    return meanOf(row, `rows[${j}]`);
  });
  return {
    value: means.map((m) => m.mean),
    standardError: means.map((m) => m.standardError),
    draws,
  };
}

function meanOf(draws: ArrayLike<number>, name: string): { mean: number; standardError: number } {
  const n = draws.length;
  if (!(n >= 2)) throw new RangeError(`Expected at least 2 numbers in ${name}; got ${n}`);
  let mean = 0, squares = 0; // Welford 1962: no cancellation when the mean is large
  for (let i = 0; i < n; i++) {
    const draw: unknown = draws[i];
    if (typeof draw !== "number") {
      throw new TypeError(`Expected ${name}[${i}] to be a number; got ${typeof draw}`);
    }
    if (!Number.isFinite(draw)) {
      throw new RangeError(`Expected finite numbers in ${name}; got ${draw} at index ${i}`);
    }
    const step = draw - mean;
    mean += step / (i + 1);
    squares += step * (draw - mean);
  }
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}
