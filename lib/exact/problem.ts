import { requireCount, requireDeviation, requireFinite, requirePoint } from "./require.ts";

/**
 * A mixture of round Gaussians in d dimensions.
 *
 *   q = sum over k of weights[k] N(means[k], sds[k]^2 I)
 */
export interface Mixture {
  /** Positive or zero, with sum 1. */
  readonly weights: readonly number[];
  /** One point of length d per component. */
  readonly means: readonly (readonly number[])[];
  /** One standard deviation per component; 0 makes it a point mass. */
  readonly sds: readonly number[];
}

/**
 * A flow matching problem whose every quantity has a closed form.
 *
 * Noise x0 from N(0, I) and data x1 from the target are drawn independently; the path is linear:
 *
 *   xt = t x1 + (1 - (1 - sigmaMin) t) x0
 */
export interface Problem {
  readonly name: string;
  /** Dimension d of the space. */
  readonly dim: number;
  /** Law q of the data x1. */
  readonly target: Mixture;
  /** Standard deviation of the noise that is left at t = 1, in [0, 1). */
  readonly sigmaMin: number;
}

const checked = new WeakSet<object>(); // problems are values: one look at each is enough

/** @throws {TypeError} or {RangeError} that names what is wrong with the problem */
export function requireProblem(problem: Problem): void {
  if (checked.has(problem)) return;
  requireCount("dim", problem.dim);
  requireMixture(problem.target, problem.dim);
  requireFinite("sigmaMin", problem.sigmaMin);
  if (problem.sigmaMin < 0 || problem.sigmaMin >= 1) {
    throw new RangeError(`Expected sigmaMin in [0, 1); got ${problem.sigmaMin}`);
  }
  checked.add(problem);
}

/** @throws {TypeError} or {RangeError} that names what is wrong with the mixture */
export function requireMixture(mixture: Mixture, dim: number): void {
  const { weights, means, sds } = mixture;
  if (weights.length === 0) throw new RangeError("Expected at least one component; got none");
  requirePoint("sds", sds, weights.length);
  if (means.length !== weights.length) {
    throw new TypeError(`Expected means of length ${weights.length}; got ${means.length}`);
  }
  means.forEach((mean, k) => requirePoint(`means[${k}]`, mean, dim));
  sds.forEach((sd, k) => requireDeviation(`sds[${k}]`, sd));
  weights.forEach((weight, k) => requireDeviation(`weights[${k}]`, weight));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 1) > 1e-12) {
    throw new RangeError(`Expected weights with sum 1; got sum ${total}`);
  }
}
