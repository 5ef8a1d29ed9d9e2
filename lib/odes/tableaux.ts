/**
 * An explicit Runge-Kutta method as a table of numbers.
 *
 *   k_i     = v(x_n + h sum over j < i of a[i][j] k_j, t_n + c[i] h)
 *   x_{n+1} = x_n + h sum over i of b[i] k_i
 *
 * A method of order p has an error at the end that shrinks like h^p.
 *
 * @see Butcher 1964 (the table).
 */
export interface Tableau {
  /** What legends and messages call the method. */
  readonly name: string;
  /** The p in "the error at the end shrinks like h^p". */
  readonly order: number;
  /** Row i has i entries: how far stage i has moved along the slopes before it. */
  readonly a: readonly (readonly number[])[];
  /** Weights of the slopes in the step; their sum is 1. */
  readonly b: readonly number[];
  /** Times of the stages within the step, in [0, 1]; c[i] is the sum of row i. */
  readonly c: readonly number[];
}

/**
 * One slope, taken at the start of the step.
 *
 * @see Euler 1768.
 */
export const EULER: Tableau = { name: "Euler", order: 1, a: [[]], b: [1], c: [0] };

/**
 * The slope at half an Euler step, used for the whole step.
 *
 * @see Runge 1895.
 */
export const MIDPOINT: Tableau = {
  name: "midpoint",
  order: 2,
  a: [[], [1 / 2]],
  b: [0, 1],
  c: [0, 1 / 2],
};

/**
 * The average of the slopes at both ends, the far end by Euler.
 *
 * @see Heun 1900.
 */
export const HEUN: Tableau = {
  name: "Heun",
  order: 2,
  a: [[], [1]],
  b: [1 / 2, 1 / 2],
  c: [0, 1],
};

/**
 * The classical method with four slopes.
 *
 * @see Kutta 1901.
 */
export const RK4: Tableau = {
  name: "RK4",
  order: 4,
  a: [[], [1 / 2], [0, 1 / 2], [0, 0, 1]],
  b: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
  c: [0, 1 / 2, 1 / 2, 1],
};

const ROUNDING = 1e-12; // rows are short sums of fractions near 1

/**
 * Demands a consistent explicit method: row i of a has i entries with sum c[i], and b has sum 1.
 *
 * @throws {TypeError} when a row or a column has the wrong length
 * @throws {RangeError} when a sum is wrong
 */
export function requireTableau({ a, b, c }: Tableau): void {
  if (a.length !== b.length) {
    throw new TypeError(`Expected a of ${b.length} rows, one per weight; got ${a.length}`);
  }
  if (c.length !== b.length) {
    throw new TypeError(`Expected c of length ${b.length}; got ${c.length}`);
  }
  a.forEach((row, i) => {
    if (row.length !== i) throw new TypeError(`Expected a[${i}] of length ${i}; got ${row.length}`);
    requireSum(`a[${i}]`, row, c[i]!);
  });
  requireSum("b", b, 1);
}

function requireSum(name: string, row: readonly number[], expected: number): void {
  const sum = row.reduce((total, entry) => total + entry, 0);
  if (!(Math.abs(sum - expected) <= ROUNDING)) {
    throw new RangeError(`Expected ${name} with sum ${expected}; got sum ${sum}`);
  }
}
