import { weightedSum } from "../../numerics/sums.ts";
import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** Numbers of {@link luLinear}. */
export interface ExactLuLinearOptions {
  /** L, row by row: 1 on the diagonal, 0 above it. */
  readonly lower: readonly (readonly number[])[];
  /** U, row by row: above 0 on the diagonal, 0 below it. */
  readonly upper: readonly (readonly number[])[];
}

/**
 * An invertible linear map by its factors, which give determinant and inverse without a new
 * elimination:
 *
 *   f(x) = L U x,   log |det| = sum of log U_ii
 *
 * The inverse solves two triangular systems, one by forward and one by back substitution.
 *
 * @throws {TypeError} when the factors are not square and of one size
 * @throws {RangeError} when a factor is not triangular, L has a diagonal other than 1, or U one that
 *   is not above 0: with a 0 there the map is singular
 * @see Kingma and Dhariwal 2018, "Glow", section 3.2.
 *
 * @example
 * ```ts
 * import { exactLuLinear } from "flowbook/exact";
 * const layer = exactLuLinear({ lower: [[1, 0], [0.5, 1]], upper: [[2, 1], [0, 3]] });
 * const { point, logDet } = layer.forward([1, 1]);
 * console.log(point, Math.exp(logDet).toFixed(3)); // [ 3, 4.5 ] 6.000
 * ```
 */
export function exactLuLinear({ lower, upper }: ExactLuLinearOptions): ExactBijector {
  const dim = lower.length;
  requireLower(lower, dim);
  requireUpper(upper, dim);
  const logDet = upper.reduce((sum, row, i) => sum + Math.log(row[i]!), 0);

  function forward(x: readonly number[]): ExactMoved {
    requirePoint(x, dim, "x");
    const middle = upper.map((row) => weightedSum(row, x));
    return { point: lower.map((row) => weightedSum(row, middle)), logDet };
  }

  function inverse(y: readonly number[]): ExactMoved {
    requirePoint(y, dim, "y");
    const middle: number[] = [], point = new Array<number>(dim).fill(0);
    for (let i = 0; i < dim; i++) middle.push(y[i]! - weightedSum(lower[i]!.slice(0, i), middle));
    for (let i = dim - 1; i >= 0; i--) {
      const known = weightedSum(upper[i]!, point); // point[i] is still 0 in it
      point[i] = (middle[i]! - known) / upper[i]![i]!;
    }
    return { point, logDet: -logDet };
  }
  return { dim, forward, inverse };
}

function requireLower(lower: readonly (readonly number[])[], dim: number): void {
  lower.forEach((row, i) => {
    requirePoint(row, dim, `lower[${i}]`);
    if (row[i] !== 1) throw new RangeError(`Expected lower[${i}][${i}] = 1; got ${row[i]}`);
    const j = row.findIndex((entry, j) => j > i && entry !== 0);
    if (j >= 0) throw new RangeError(`Expected lower[${i}][${j}] = 0; got ${row[j]}`);
  });
}

function requireUpper(upper: readonly (readonly number[])[], dim: number): void {
  if (upper.length !== dim) {
    throw new TypeError(`Expected upper of ${dim} rows; got ${upper.length}`);
  }
  upper.forEach((row, i) => {
    requirePoint(row, dim, `upper[${i}]`);
    if (!(row[i]! > 0)) throw new RangeError(`Expected upper[${i}][${i}] > 0; got ${row[i]}`);
    const j = row.findIndex((entry, j) => j < i && entry !== 0);
    if (j >= 0) throw new RangeError(`Expected upper[${i}][${j}] = 0; got ${row[j]}`);
  });
}
