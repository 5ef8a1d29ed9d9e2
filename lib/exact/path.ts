import { requirePoint } from "../require/numbers.ts";
import { type Coefficient, type Schedule, scheduleAt } from "../schedules/scheduler.ts";
import { type Problem, requireProblem } from "./problem.ts";

/** Enough for a density. */
export const WIDTHS: readonly Coefficient[] = ["alpha", "sigma"];
/** Enough for a velocity. */
export const WIDTHS_AND_SPEEDS: readonly Coefficient[] = [...WIDTHS, "alphaDot", "sigmaDot"];

/**
 * The schedule of a problem at time t, both looked at.
 *
 * @throws {TypeError} or {RangeError} when the problem is wrong, t is outside [0, 1], or a needed
 *   coefficient is not finite
 */
export function scheduleOf(
  problem: Problem,
  t: number,
  needed: readonly Coefficient[],
): Schedule {
  requireProblem(problem);
  return scheduleAt(problem.schedule, t, needed);
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
  const { alpha, sigma } = conditionalSchedule(problem, x, t, x1, WIDTHS);
  let squares = 0;
  for (let i = 0; i < problem.dim; i++) squares += ((x[i]! - alpha * x1[i]!) / sigma) ** 2;
  return Math.exp(-squares / 2) / (sigma * Math.sqrt(2 * Math.PI)) ** problem.dim;
}

/**
 * The velocity of the conditional path as a function of place x: that of the particle which
 * is at x at time t on its way to x1.
 *
 *   u_t(x | x1) = alphaDot x1 + (sigmaDot / sigma) (x - alpha x1)
 *
 * @param x  point of length dim
 * @param t  time in [0, 1]
 * @param x1 data point of length dim
 * @throws {RangeError} when sigma(t) = 0
 * @see Lipman et al. 2023, Theorem 3.
 */
export function conditionalVelocity(
  problem: Problem,
  x: readonly number[],
  t: number,
  x1: readonly number[],
): number[] {
  const { alpha, sigma, alphaDot, sigmaDot } = conditionalSchedule(
    problem,
    x,
    t,
    x1,
    WIDTHS_AND_SPEEDS,
  );
  return x1.map((target, i) => alphaDot * target + sigmaDot / sigma * (x[i]! - alpha * target));
}

function conditionalSchedule(
  problem: Problem,
  x: readonly number[],
  t: number,
  x1: readonly number[],
  needed: readonly Coefficient[],
): Schedule {
  const values = scheduleOf(problem, t, WIDTHS);
  requirePoint(x, problem.dim, "x");
  requirePoint(x1, problem.dim, "x1");
  // first of all: where sigma is 0 its speed may be infinite
  if (values.sigma === 0) throw new RangeError(`Expected sigma(t) > 0; got 0 at t = ${t}`);
  return scheduleOf(problem, t, needed);
}
