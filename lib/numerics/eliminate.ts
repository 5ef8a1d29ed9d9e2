import { requirePoint } from "../require/numbers.ts";

/** The determinant of a matrix and its inverse, from one elimination. */
export interface Elimination {
  /** log |det A|; -Infinity for a singular matrix. */
  readonly logDet: number;
  /** The sign of det A, 0 for a singular matrix. */
  readonly sign: -1 | 0 | 1;
  /**
   * A^-1, rows.
   *
   * @throws {RangeError} when A is singular
   */
  inverse(): number[][];
}

/**
 * Gauss's elimination with partial pivoting, P A = L U:
 *
 *   log |det A| = sum of log |U_ii|,   and column by column L y = P e,   U x = y for the inverse
 *
 * @param matrix A, rows
 * @throws {TypeError} when the matrix is not square
 * @throws {RangeError} when an entry is not finite
 * @see Golub and Van Loan 2013, "Matrix computations", algorithm 3.4.1.
 *
 * @example
 * ```ts
 * import { eliminate } from "flowbook/numerics";
 * const { logDet, sign, inverse } = eliminate([[0, 2], [4, 0]]);
 * console.log(sign, Math.exp(logDet).toFixed(6), inverse()); // -1 8.000000 [ [ 0, 0.25 ], [ 0.5, 0 ] ]
 * ```
 */
export function eliminate(matrix: readonly (readonly number[])[]): Elimination {
  const size = matrix.length;
  if (size === 0) throw new TypeError("Expected a matrix with entries; got none");
  matrix.forEach((row, i) => requirePoint(row, size, `row ${i}`));
  const rows = matrix.map((row) => [...row]), order = rows.map((_, i) => i);
  let logDet = 0, sign: Elimination["sign"] = 1;
  for (let pivot = 0; pivot < size; pivot++) {
    let largest = pivot;
    for (let i = pivot + 1; i < size; i++) {
      if (Math.abs(rows[i]![pivot]!) > Math.abs(rows[largest]![pivot]!)) largest = i;
    }
    const top = rows[largest]!, entry = top[pivot]!;
    if (largest !== pivot) {
      [rows[pivot], rows[largest]] = [top, rows[pivot]!];
      [order[pivot], order[largest]] = [order[largest]!, order[pivot]!];
      sign = -sign as Elimination["sign"];
    }
    logDet += Math.log(Math.abs(entry));
    if (entry === 0) {
      sign = 0;
      break;
    }
    if (entry < 0) sign = -sign as Elimination["sign"];
    for (let i = pivot + 1; i < size; i++) {
      const row = rows[i]!, factor = row[pivot]! /= entry; // L is kept where zeros would stand
      for (let j = pivot + 1; j < size; j++) row[j]! -= factor * top[j]!;
    }
  }

  function inverse(): number[][] {
    if (sign === 0) throw new RangeError("Expected a matrix with an inverse; got a singular one");
    const columns = rows.map((_, k) => {
      const x = order.map((row) => row === k ? 1 : 0);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) x[i]! -= rows[i]![j]! * x[j]!;
      }
      for (let i = size - 1; i >= 0; i--) {
        for (let j = i + 1; j < size; j++) x[i]! -= rows[i]![j]! * x[j]!;
        x[i]! /= rows[i]![i]!;
      }
      return x;
    });
    return rows.map((_, i) => columns.map((column) => column[i]!));
  }
  return { logDet, sign, inverse };
}
