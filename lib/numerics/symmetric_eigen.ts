import { requirePoint } from "../require/numbers.ts";

/** The axes of a symmetric matrix: A = sum over k of values[k] vectors[k] vectors[k]^T. */
export interface SymmetricEigen {
  /** Eigenvalues, the smallest first. */
  readonly values: readonly number[];
  /** Eigenvectors of length 1, at right angles to each other, in the order of the values. */
  readonly vectors: readonly (readonly number[])[];
}

const MOST_SWEEPS = 60; // six or so are needed: the entries off the diagonal vanish quadratically
const NEGLIGIBLE = 1e-17; // relative to the diagonal beside it
const ASYMMETRY = 1e-12; // relative to the largest entry

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations.
 *
 * Each rotation makes one entry off the diagonal zero; sweeps over all of them go on until what is
 * left is lost in rounding.
 *
 * @param matrix A, rows of equal length
 * @throws {TypeError} when the matrix is not square
 * @throws {RangeError} when an entry is not finite, or the matrix is not symmetric
 * @see Golub and Van Loan 2013, "Matrix computations", algorithm 8.5.3.
 *
 * @example
 * ```ts
 * import { symmetricEigen } from "flowbook/numerics";
 * console.log(symmetricEigen([[2, 1], [1, 2]]).values.map((v) => v.toFixed(6)).join()); // 1.000000,3.000000
 * ```
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  requireSymmetric(matrix);
  const size = matrix.length, A = matrix.map((row) => [...row]);
  const V = A.map((_, i) => A.map((_, j) => (i === j ? 1 : 0))); // rows become the eigenvectors
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let left = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const entry = Math.abs(A[p]![q]!);
        if (entry <= NEGLIGIBLE * (Math.abs(A[p]![p]!) + Math.abs(A[q]![q]!))) continue;
        left += entry;
        rotate(A, V, p, q);
      }
    }
    if (left === 0) break;
  }
  const order = A.map((_, k) => k).sort((j, k) => A[j]![j]! - A[k]![k]!);
  return { values: order.map((k) => A[k]![k]!), vectors: order.map((k) => V[k]!) };
}

/**
 * f of a symmetric matrix: the same axes, f of the eigenvalues.
 *
 *   f(A) = sum over k of f(values[k]) vectors[k] vectors[k]^T
 *
 * @throws {TypeError} or {RangeError} as {@link symmetricEigen}
 *
 * @example
 * ```ts
 * import { functionOfSymmetric } from "flowbook/numerics";
 * console.log(functionOfSymmetric([[4, 0], [0, 9]], Math.sqrt)); // [ [ 2, 0 ], [ 0, 3 ] ]
 * ```
 */
export function functionOfSymmetric(
  matrix: readonly (readonly number[])[],
  f: (value: number) => number,
): number[][] {
  const { values, vectors } = symmetricEigen(matrix), images = values.map(f);
  return matrix.map((_, i) =>
    matrix.map((_, j) =>
      vectors.reduce((sum, vector, k) => sum + images[k]! * vector[i]! * vector[j]!, 0)
    )
  );
}

/** Turns rows and columns p and q so that A[p][q] becomes 0. */
function rotate(A: number[][], V: number[][], p: number, q: number): void {
  const ratio = (A[q]![q]! - A[p]![p]!) / (2 * A[p]![q]!);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent), sine = tangent * cosine;
  const turn = (a: number, b: number): [number, number] => [
    cosine * a - sine * b,
    sine * a + cosine * b,
  ];
  for (const row of A) [row[p], row[q]] = turn(row[p]!, row[q]!);
  for (const M of [A, V]) {
    M[p]!.forEach((entry, k) => [M[p]![k], M[q]![k]] = turn(entry, M[q]![k]!));
  }
  A[p]![q] = A[q]![p] = 0;
}

function requireSymmetric(matrix: readonly (readonly number[])[]): void {
  matrix.forEach((row, i) => requirePoint(row, matrix.length, `row ${i}`));
  const most = Math.max(...matrix.flat().map(Math.abs));
  matrix.forEach((row, i) =>
    row.forEach((entry, j) => {
      if (Math.abs(entry - matrix[j]![i]!) <= ASYMMETRY * most) return;
      throw new RangeError(
        `Expected a symmetric matrix; got ${entry} at (${i}, ${j}), ${
          matrix[j]![i]
        } at (${j}, ${i})`,
      );
    })
  );
}
