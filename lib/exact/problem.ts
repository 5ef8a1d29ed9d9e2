import { requireCount, requireDeviation, requirePoint } from "../require/numbers.ts";
import { requireScheduler } from "../schedules/require_scheduler.ts";
import type { Scheduler } from "../schedules/scheduler.ts";

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
 * Noise x0 from N(0, I) and data x1 from the target are drawn independently, and move along
 *
 *   xt = alpha(t) x1 + sigma(t) x0
 */
export interface Problem {
  /** What messages and figures call it. */
  readonly name: string;
  /** Dimension d of the space. */
  readonly dim: number;
  /** Law q of the data x1. */
  readonly target: Mixture;
  /** t -> alpha, sigma and their derivatives. */
  readonly schedule: Scheduler;
}

const checked = new WeakSet<object>(); // problems are values: one look at each is enough

/**
 * Demands a problem whose closed forms make sense: a law, and a schedule with its derivatives.
 *
 * @throws {TypeError} or {RangeError} that names what is wrong with the problem
 */
export function requireProblem(problem: Problem): void {
  if (checked.has(problem)) return;
  requireCount(problem.dim, "dim");
  requireMixture(problem.target, problem.dim);
  requireScheduler(problem.schedule);
  checked.add(problem);
}

/** @throws {TypeError} or {RangeError} that names what is wrong with the mixture */
export function requireMixture(mixture: Mixture, dim: number): void {
  const { weights, means, sds } = mixture;
  if (weights.length === 0) throw new RangeError("Expected at least one component; got none");
  requirePoint(sds, weights.length, "sds");
  if (means.length !== weights.length) {
    throw new TypeError(`Expected means of length ${weights.length}; got ${means.length}`);
  }
  means.forEach((mean, k) => requirePoint(mean, dim, `means[${k}]`));
  sds.forEach((sd, k) => requireDeviation(sd, `sds[${k}]`));
  weights.forEach((weight, k) => requireDeviation(weight, `weights[${k}]`));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (Math.abs(total - 1) > 1e-12) {
    throw new RangeError(`Expected weights with sum 1; got sum ${total}`);
  }
}
