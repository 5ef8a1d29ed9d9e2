import type { Stream } from "../random/stream.ts";
import { requirePoint } from "../require/numbers.ts";

/** The largest singular value of a matrix and its two directions: A right = value left; of 0, zeros. */
export interface SpectralNorm {
  /** The longest that A makes a vector of length 1. */
  readonly value: number;
  /** Where that vector arrives, of length 1. */
  readonly left: Float64Array;
  /** That vector, of length 1. */
  readonly right: Float64Array;
}

const MOST_ROUNDS = 10_000; // some hundred, unless the two largest values are nearly equal
const SETTLED = 1e-11; // change of the value in a round, relative

/**
 * The spectral norm of a matrix by power iteration, the Lipschitz constant of x -> A x:
 *
 *   v <- A^T A v / |A^T A v|,   |A v| -> |A|_2 from below
 *
 * or with A A^T, where that is smaller. The error of the value falls by (s_2 / s_1)^4 a round for
 * singular values s_1 >= s_2; the rounds end once it stands still to eleven digits.
 *
 * @param matrix A, rows of equal length
 * @param stream the first vector is drawn from here
 * @throws {TypeError} when the rows differ in length, or there is none
 * @throws {RangeError} when an entry is not finite
 * @see Golub and Van Loan 2013, "Matrix computations", section 7.3.1; Miyato et al. 2018, "Spectral
 *   normalization for generative adversarial networks".
 *
 * @example
 * ```ts
 * import { spectralNorm } from "flowbook/numerics";
 * import { stream } from "flowbook/random";
 * console.log(spectralNorm([[3, 0], [4, 5]], stream(1)).value.toFixed(6)); // 6.708204, the root of 45
 * ```
 */
export function spectralNorm(matrix: readonly ArrayLike<number>[], stream: Stream): SpectralNorm {
  const [first] = matrix;
  if (!first || first.length === 0) throw new TypeError("Expected a matrix with entries; got none");
  matrix.forEach((row, i) => requirePoint(row, first.length, `row ${i}`));
  const rows = matrix.map((row) => Float64Array.from(row));
  const columns = Array.from(first, (_, j) => Float64Array.from(rows, (row) => row[j]!));
  const wide = rows.length <= columns.length, near = wide ? rows : columns;
  const { value, axis } = longestAxis(near, stream);
  const other = times(wide ? columns : rows, axis);
  if (value > 0) scale(other, 1 / length(other));
  return wide ? { value, left: axis, right: other } : { value, left: other, right: axis };
}

/** The longest axis of the ellipsoid of A, for the rows of A. */
function longestAxis(
  rows: readonly Float64Array[],
  stream: Stream,
): { value: number; axis: Float64Array } {
  const gram = rows.map((row) => times(rows, row)); // A A^T
  let axis = stream.normal(rows.length), value = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    scale(axis, 1 / length(axis));
    const next = times(gram, axis), before = value;
    value = Math.sqrt(inner(axis, next)); // |A^T axis|
    if (!(value > 0)) return { value: 0, axis: new Float64Array(rows.length) };
    if (Math.abs(value - before) <= SETTLED * value) break;
    axis = next;
  }
  return { value, axis };
}

function times(rows: readonly Float64Array[], vector: Float64Array): Float64Array {
  const product = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) product[i] = inner(rows[i]!, vector);
  return product;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function length(vector: Float64Array): number {
  return Math.sqrt(inner(vector, vector));
}

function scale(vector: Float64Array, factor: number): void {
  for (let i = 0; i < vector.length; i++) vector[i]! *= factor;
}
