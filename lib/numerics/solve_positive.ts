/**
 * The solution x of A x = b for a symmetric positive definite matrix, by Cholesky's factor L.
 *
 *   A = L L^T,   L y = b,   L^T x = y
 *
 * @param matrix A, rows of equal length; only the entries on and below the diagonal are read
 * @param right  b, shape [size]
 * @throws {TypeError} when the lengths do not fit
 * @throws {RangeError} when A is not positive definite, up to rounding
 *
 * @example
 * ```ts
 * import { solvePositive } from "flowbook/numerics";
 * console.log([...solvePositive([[4, 2], [2, 5]], [8, 12])].map((x) => x.toFixed(6)).join()); // 1.000000,2.000000
 * ```
 */
export function solvePositive(
  matrix: readonly ArrayLike<number>[],
  right: ArrayLike<number>,
): Float64Array {
  const size = right.length, L = matrix.map((row) => Float64Array.from(row));
  if (L.length !== size || L.some((row) => row.length !== size)) {
    throw new TypeError(`Expected a matrix of shape [${size}, ${size}]; got ${L.length} rows`);
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = L[i]![j]!;
      for (let k = 0; k < j; k++) rest -= L[i]![k]! * L[j]![k]!;
      if (i > j) L[i]![j] = rest / L[j]![j]!;
      else if (rest > 0) L[i]![i] = Math.sqrt(rest);
      else throw new RangeError(`Expected a positive definite matrix; got pivot ${rest}`);
    }
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= L[i]![k]! * x[k]!;
    x[i]! /= L[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= L[k]![i]! * x[k]!;
    x[i]! /= L[i]![i]!;
  }
  return x;
}
