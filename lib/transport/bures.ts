import { functionOfSymmetric, symmetricEigen } from "../numerics/symmetric_eigen.ts";
import { requirePoint } from "../require/numbers.ts";

/** A normal law N(mean, covariance). */
export interface NormalLaw {
  /** A point of length dim. */
  readonly mean: readonly number[];
  /** Symmetric, no eigenvalue below 0; rows of length dim. */
  readonly covariance: readonly (readonly number[])[];
}

/** The map T(x) = mean of b + matrix (x - mean of a). */
export interface NormalMap {
  /** Symmetric, no eigenvalue below 0. */
  readonly matrix: readonly (readonly number[])[];
  /** T(x). */
  apply(x: readonly number[]): number[];
}

const ROUNDING = 1e-12; // of the largest eigenvalue: as far below 0 as rounding may bring one

/**
 * The Wasserstein-2 distance between two normal laws.
 *
 *   W2^2 = |m_a - m_b|^2 + tr(A + B - 2 (A^(1/2) B A^(1/2))^(1/2))
 *
 * The trace is the squared Bures distance of the covariances A and B. Between equal laws the root of
 * a rounding error remains, about 1e-8 times the deviation.
 *
 * @param a normal law; it may be a point mass
 * @param b another one in the same space
 * @throws {TypeError} when dimensions differ
 * @throws {RangeError} when a number is not finite, or a covariance is not symmetric or has an
 * eigenvalue below 0
 * @see Bures 1969; Olkin and Pukelsheim 1982; Peyré and Cuturi 2019, remark 2.31.
 *
 * @example
 * ```ts
 * import { buresDistance } from "flowbook/transport";
 * // on the line: W2^2 = (0 - 1)^2 + (1 - 2)^2
 * const distance = buresDistance({ mean: [0], covariance: [[1]] }, { mean: [1], covariance: [[4]] });
 * console.log(distance.toFixed(6)); // 1.414214
 * ```
 */
export function buresDistance(a: NormalLaw, b: NormalLaw): number {
  requireNormalLaws(a, b);
  const root = rootOf(a.covariance);
  const inner = product(product(root, b.covariance), root);
  const { values } = symmetricEigen(symmetrized(inner));
  const cross = values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  const means = a.mean.reduce((sum, m, i) => sum + (m - b.mean[i]!) ** 2, 0);
  return Math.sqrt(Math.max(0, means + trace(a.covariance) + trace(b.covariance) - 2 * cross));
}

/**
 * The cheapest map between two normal laws, for the squared distance: a linear one.
 *
 *   T(x) = m_b + M (x - m_a),   M = A^(-1/2) (A^(1/2) B A^(1/2))^(1/2) A^(-1/2)
 *
 * M is the one symmetric matrix without eigenvalues below 0 for which M A M = B.
 *
 * @param a normal law with a density
 * @param b normal law in the same space; it may be a point mass
 * @throws {TypeError} when dimensions differ
 * @throws {RangeError} when a number is not finite, a covariance is not symmetric or has an
 * eigenvalue below 0, or that of a is singular
 * @see Peyré and Cuturi 2019, "Computational optimal transport", remark 2.31.
 *
 * @example
 * ```ts
 * import { normalMap } from "flowbook/transport";
 * const { apply } = normalMap({ mean: [0], covariance: [[1]] }, { mean: [1], covariance: [[4]] });
 * console.log(apply([0.5])[0]!.toFixed(6)); // 2.000000
 * ```
 */
export function normalMap(a: NormalLaw, b: NormalLaw): NormalMap {
  requireNormalLaws(a, b);
  const [least] = symmetricEigen(a.covariance).values;
  if (least! <= ROUNDING * largest(a.covariance)) {
    throw new RangeError(`Expected a covariance with eigenvalues above 0 in a; got ${least}`);
  }
  const root = rootOf(a.covariance), back = functionOfSymmetric(a.covariance, (v) => v ** -0.5);
  const middle = rootOf(symmetrized(product(product(root, b.covariance), root)));
  const matrix = symmetrized(product(product(back, middle), back));
  const apply = (x: readonly number[]): number[] => {
    requirePoint(x, a.mean.length, "x");
    return matrix.map((row, i) =>
      row.reduce((sum, entry, j) => sum + entry * (x[j]! - a.mean[j]!), b.mean[i]!)
    );
  };
  return { matrix, apply };
}

type Matrix = readonly (readonly number[])[];

function requireNormalLaws(a: NormalLaw, b: NormalLaw): void {
  for (const [name, { mean, covariance }] of [["a", a], ["b", b]] as const) {
    requirePoint(mean, a.mean.length, `${name}.mean`);
    if (covariance.length !== mean.length) {
      const rows = covariance.length;
      throw new TypeError(`Expected ${name}.covariance with ${mean.length} rows; got ${rows}`);
    }
    const [least] = symmetricEigen(covariance).values;
    if (least! < -ROUNDING * largest(covariance)) {
      throw new RangeError(`Expected ${name}.covariance without eigenvalues below 0; got ${least}`);
    }
  }
}

function largest(matrix: Matrix): number {
  return Math.max(...matrix.flat().map(Math.abs));
}

function rootOf(matrix: Matrix): number[][] {
  return functionOfSymmetric(matrix, (value) => Math.sqrt(Math.max(0, value)));
}

function product(A: Matrix, B: Matrix): number[][] {
  return A.map((row) => B.map((_, j) => row.reduce((sum, entry, k) => sum + entry * B[k]![j]!, 0)));
}

/** What rounding has left unequal across the diagonal is made equal. */
function symmetrized(A: Matrix): number[][] {
  return A.map((row, i) => row.map((entry, j) => (entry + A[j]![i]!) / 2));
}

function trace(A: Matrix): number {
  return A.reduce((sum, row, i) => sum + row[i]!, 0);
}
