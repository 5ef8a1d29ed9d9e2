import * as tf from "#tensorflow";
import type { Stream } from "../../random/stream.ts";
import { requirePoint } from "../../require/numbers.ts";
import { type Points, requireShape } from "../../tensors/shapes.ts";

/**
 * The law of a random probe e with E[e e^T] = I: signs, each +1 or -1 with probability 1/2
 * ("rademacher"), or draws from N(0, I) ("gaussian").
 */
export type ProbeLaw = "rademacher" | "gaussian";

/** How a trace is estimated: by e^T J e, with one probe e for each point and solve. */
export interface Hutchinson {
  /** The law of a probe. */
  readonly law: ProbeLaw;
  /** Where the probes come from; every solve moves it on. */
  readonly stream: Stream;
}

/** Probes of one's own, one for each point: the same in every solve. */
export interface GivenProbes {
  /** Shape [batch, dim]. */
  readonly probes: Points;
}

/** How a flow knows the trace of the Jacobian. */
export type TraceRule = "exact" | Hutchinson | GivenProbes;

/**
 * The trace by a random probe, tr J = E[e^T J e]: one product with the Jacobian in place of dim.
 *
 * A probe is drawn for each point at the start of a solve and kept to its end. So the right-hand side
 * is smooth in t, the solver has its order, and the estimate of the log-density is unbiased; that of
 * the density is not. A fresh probe in every stage would leave the mean and spoil the order.
 *
 * @throws {RangeError} when the law is unknown
 * @see Hutchinson 1989; Grathwohl et al. 2019, "FFJORD", section 3.1.
 *
 * @example
 * ```ts
 * import { continuousFlow, hutchinson } from "flowbook/flows";
 * import { velocityNetwork } from "flowbook/networks";
 * import { RK4 } from "flowbook/odes";
 * import { stream } from "flowbook/random";
 * const field = velocityNetwork({ dim: 2, hidden: [8], activation: "tanh" }, stream(1));
 * const divergence = hutchinson("rademacher", stream(1).split("probes"));
 * const model = continuousFlow({ field, divergence, solver: { tableau: RK4, steps: 8 } });
 * console.log(model.logProb(model.sample(3, stream(2))).shape); // [3]
 * model.dispose();
 * ```
 */
export function hutchinson(law: ProbeLaw, stream: Stream): Hutchinson {
  requireLaw(law);
  return { law, stream };
}

/**
 * One probe for each point of a solve, shape [count, dim]; none where the trace is exact.
 *
 * @throws {TypeError} when given probes have another shape
 */
export function probesFor(rule: TraceRule, count: number, dim: number): Points | undefined {
  if (rule === "exact") return undefined;
  if ("law" in rule) return drawProbes(rule, count, dim);
  requireShape(rule.probes, [count, dim], "the probes");
  return rule.probes;
}

/** Random probes, one for each of count points, shape [count, dim]. */
export function drawProbes({ law, stream }: Hutchinson, count: number, dim: number): Points {
  const numbers = law === "gaussian"
    ? stream.normal(count * dim)
    : stream.uniform(count * dim).map((u) => u < 0.5 ? -1 : 1);
  return tf.tensor2d(Float32Array.from(numbers), [count, dim]);
}

/**
 * The estimate e^T A e of the trace of A, in float64.
 *
 * @param matrix A, row by row
 * @throws {TypeError} when A is not square or the probe has another length
 * @throws {RangeError} when an entry is not finite
 *
 * @example
 * ```ts
 * import { traceEstimate } from "flowbook/flows";
 * console.log([[1, 1], [1, -1]].map((probe) => traceEstimate([[1, 2], [3, 4]], probe))); // [10, 0]
 * ```
 */
export function traceEstimate(
  matrix: readonly (readonly number[])[],
  probe: readonly number[],
): number {
  requireSquare(matrix);
  requirePoint(probe, matrix.length, "probe");
  return matrix.reduce(
    (sum, row, i) =>
      sum + row.reduce((inner, entry, j) => inner + probe[i]! * entry * probe[j]!, 0),
    0,
  );
}

/**
 * The variance of e^T A e, with S = (A + A^T) / 2 the symmetric part of A:
 *
 *   gaussian     2 |S|^2,   the sum of the squares of all entries
 *   rademacher   2 (|S|^2 - sum over i of S_ii^2)
 *
 * Signs never scatter more, and not at all where S is diagonal. Along a solve with one probe, A is
 * the Jacobian of the velocity integrated over the path.
 *
 * @param matrix A, row by row
 * @throws {TypeError} when A is not square
 * @throws {RangeError} when an entry is not finite or the law is unknown
 * @see Hutchinson 1989 (signs); Avron and Toledo 2011, lemma 9 (both).
 *
 * @example
 * ```ts
 * import { hutchinsonVariance } from "flowbook/flows";
 * const a = [[1, 2], [3, 4]];
 * console.log(hutchinsonVariance(a, "rademacher"), hutchinsonVariance(a, "gaussian")); // 25 59
 * ```
 */
export function hutchinsonVariance(
  matrix: readonly (readonly number[])[],
  law: ProbeLaw,
): number {
  requireSquare(matrix);
  requireLaw(law);
  let sum = 0;
  matrix.forEach((row, i) =>
    row.forEach((entry, j) => {
      if (i !== j || law === "gaussian") sum += ((entry + matrix[j]![i]!) / 2) ** 2;
    })
  );
  return 2 * sum;
}

function requireLaw(law: ProbeLaw): void {
  if (law === "rademacher" || law === "gaussian") return;
  throw new RangeError(`Expected probes rademacher or gaussian; got ${law}`);
}

function requireSquare(matrix: readonly (readonly number[])[]): void {
  matrix.forEach((row, i) => requirePoint(row, matrix.length, `row ${i} of the matrix`));
}
