import { scheduleOf, WIDTHS } from "./path.ts";
import type { Problem } from "./problem.ts";
import { requirePoint } from "../require/numbers.ts";

/**
 * The logarithm of the density of xt; it stays finite where the density itself is too small.
 *
 *   log p_t(x) = log sum over k of weights[k] N(x; alpha m_k, V_k I),   V_k = alpha^2 s_k^2 + sigma^2
 *
 * with m_k and s_k the mean and the standard deviation of component k.
 *
 * @param x point of length dim
 * @param t time in [0, 1]
 * @throws {RangeError} when V_k = 0 (a point mass at t = 1 without noise), or x is so far out that
 * its square overflows
 */
export function marginalLogDensity(problem: Problem, x: readonly number[], t: number): number {
  const { logTerms, largest } = components(problem, x, t);
  return largest + Math.log(logTerms.reduce((sum, term) => sum + Math.exp(term - largest), 0));
}

/**
 * The density of xt: the exponential of {@link marginalLogDensity}.
 *
 * @example
 * ```ts
 * import { marginalDensity, twoBumps } from "flowbook/exact";
 * console.log(marginalDensity(twoBumps, [0], 0).toFixed(6)); // 0.398942
 * ```
 */
export function marginalDensity(problem: Problem, x: readonly number[], t: number): number {
  return Math.exp(marginalLogDensity(problem, x, t));
}

/**
 * How likely each component of the target is, given xt = x.
 *
 *   weights[k] N(x; alpha m_k, V_k I) / p_t(x)
 *
 * @returns one number per component, with sum 1
 * @throws {RangeError} as {@link marginalLogDensity}
 */
export function posteriorWeights(problem: Problem, x: readonly number[], t: number): number[] {
  const { logTerms, largest } = components(problem, x, t);
  const terms = logTerms.map((term) => Math.exp(term - largest));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return terms.map((term) => term / total);
}

/**
 * The score: the gradient in x of the log density of xt.
 *
 *   grad log p_t(x) = sum over k of posterior[k] (alpha m_k - x) / V_k
 *
 * @returns vector of length dim
 * @throws {RangeError} as {@link marginalLogDensity}
 */
export function score(problem: Problem, x: readonly number[], t: number): number[] {
  const posterior = posteriorWeights(problem, x, t);
  const { alpha } = scheduleOf(problem, t, WIDTHS);
  return x.map((coordinate, i) =>
    posterior.reduce((sum, weight, k) => {
      const centre = alpha * problem.target.means[k]![i]!;
      return sum + weight * (centre - coordinate) / componentVariance(problem, t, k);
    }, 0)
  );
}

/** V_k = alpha^2 s_k^2 + sigma^2, the variance of each coordinate of xt within component k. */
export function componentVariance(problem: Problem, t: number, k: number): number {
  const { alpha, sigma } = scheduleOf(problem, t, WIDTHS);
  const variance = (alpha * problem.target.sds[k]!) ** 2 + sigma ** 2;
  if (variance === 0) {
    throw new RangeError(`Expected a density; got the point mass of component ${k} at t = ${t}`);
  }
  return variance;
}

function components(
  problem: Problem,
  x: readonly number[],
  t: number,
): { logTerms: number[]; largest: number } {
  const { alpha } = scheduleOf(problem, t, WIDTHS);
  requirePoint(x, problem.dim, "x");
  const { weights, means } = problem.target;
  const logTerms = weights.map((weight, k) => {
    const variance = componentVariance(problem, t, k);
    const squares = x.reduce((sum, coordinate, i) => {
      return sum + (coordinate - alpha * means[k]![i]!) ** 2;
    }, 0);
    return Math.log(weight) -
      (problem.dim * Math.log(2 * Math.PI * variance) + squares / variance) / 2;
  });
  const largest = Math.max(...logTerms);
  if (largest === -Infinity) throw new RangeError(`Expected x nearer to the target; got [${x}]`);
  return { logTerms, largest };
}
