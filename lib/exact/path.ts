import { type Problem, requireProblem } from "./problem.ts";
import { requirePoint, requireTime } from "./require.ts";

/** The coefficients of xt = alpha x1 + sigma x0 and their derivatives in t. */
export interface Schedule {
  readonly alpha: number;
  readonly sigma: number;
  readonly alphaDot: number;
  readonly sigmaDot: number;
}

/**
 * The linear schedule of a problem at time t.
 *
 *   alpha = t,   sigma = 1 - (1 - sigmaMin) t
 *
 * @param t time in [0, 1]
 * @throws {RangeError} when t is outside [0, 1]
 * Source: Lipman et al. 2023, "optimal transport" conditional path.
 */
export function schedule(problem: Problem, t: number): Schedule {
  requireProblem(problem);
  requireTime(t);
  const slope = 1 - problem.sigmaMin;
  // t sigmaMin + (1 - t) instead of 1 - slope t: exactly sigmaMin at t = 1
  const sigma = t * problem.sigmaMin + (1 - t);
  return { alpha: t, sigma, alphaDot: 1, sigmaDot: -slope };
}

/**
 * The density of xt when the data point is known.
 *
 *   p_t(x | x1) = N(x; alpha x1, sigma^2 I)
 *
 * @param x  point of length dim
 * @param t  time in [0, 1]
 * @param x1 data point of length dim
 * @throws {RangeError} when sigma(t) = 0: xt equals x1 and has no density
 */
export function conditionalDensity(
  problem: Problem,
  x: readonly number[],
  t: number,
  x1: readonly number[],
): number {
  const { alpha, sigma } = conditionalSchedule(problem, x, t, x1);
  let squares = 0;
  for (let i = 0; i < problem.dim; i++) squares += ((x[i]! - alpha * x1[i]!) / sigma) ** 2;
  return Math.exp(-squares / 2) / (sigma * Math.sqrt(2 * Math.PI)) ** problem.dim;
}

/**
 * The velocity of the conditional path as a function of place: the line through x that ends at x1.
 *
 *   u_t(x | x1) = alphaDot x1 + (sigmaDot / sigma) (x - alpha x1)
 *
 * @param x  point of length dim
 * @param t  time in [0, 1]
 * @param x1 data point of length dim
 * @throws {RangeError} when sigma(t) = 0
 * Source: Lipman et al. 2023, Theorem 3.
 */
export function conditionalVelocity(
  problem: Problem,
  x: readonly number[],
  t: number,
  x1: readonly number[],
): number[] {
  const { alpha, sigma, alphaDot, sigmaDot } = conditionalSchedule(problem, x, t, x1);
  return x1.map((target, i) => alphaDot * target + sigmaDot / sigma * (x[i]! - alpha * target));
}

function conditionalSchedule(
  problem: Problem,
  x: readonly number[],
  t: number,
  x1: readonly number[],
): Schedule {
  const values = schedule(problem, t);
  requirePoint("x", x, problem.dim);
  requirePoint("x1", x1, problem.dim);
  if (values.sigma === 0) throw new RangeError(`Expected sigma(t) > 0; got 0 at t = ${t}`);
  return values;
}
