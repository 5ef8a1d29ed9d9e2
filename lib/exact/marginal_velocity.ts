import { componentVariance, posteriorWeights } from "./marginal_density.ts";
import { scheduleOf, WIDTHS_AND_SPEEDS } from "./path.ts";
import type { Problem } from "./problem.ts";

/**
 * The marginal velocity: the average of the conditional velocities over what x1 may be, given xt = x.
 *
 *   u_t(x) = E[alphaDot x1 + sigmaDot x0 | xt = x] = sum over k of posterior[k] u_k(x)
 *   u_k(x) = alphaDot m_k + (alpha alphaDot s_k^2 + sigma sigmaDot) / V_k (x - alpha m_k)
 *
 * with V_k = alpha^2 s_k^2 + sigma^2. Nothing is divided by sigma, so t = 1 is allowed where the
 * target has a density.
 *
 * @param x point of length dim
 * @param t time in [0, 1]
 * @returns vector of length dim
 * @throws {RangeError} when a component is a point mass at time t, or x is out of reach
 * @see Lipman et al. 2023, eq. 8; closed form for mixtures by conditioning Gaussians.
 *
 * @example
 * ```ts
 * import { marginalVelocity, twoPoints } from "flowbook/exact";
 * console.log(marginalVelocity(twoPoints, [0], 0.5)); // [ 0 ]
 * ```
 */
export function marginalVelocity(problem: Problem, x: readonly number[], t: number): number[] {
  return average(posteriorWeights(problem, x, t), componentVelocities(problem, x, t));
}

/**
 * How much the conditional velocities disagree at x: the integrand of the loss floor.
 *
 *   tr Var(u_t(x | x1) | xt = x)
 *     = sum over k of posterior[k] ( d w^2 s_k^2 / V_k + |u_k(x) - u_t(x)|^2 )
 *
 * The first part is the spread within a component, the second the spread between components;
 * w = alphaDot sigma - sigmaDot alpha, the Wronskian of the schedule, is 1 on a linear path. Averaged over x from p_t and t from [0, 1] it is the smallest value of the conditional loss.
 *
 * @param x point of length dim
 * @param t time in [0, 1]
 * @throws {RangeError} as {@link marginalVelocity}
 */
export function conditionalVariance(problem: Problem, x: readonly number[], t: number): number {
  const { alpha, sigma, alphaDot, sigmaDot } = scheduleOf(problem, t, WIDTHS_AND_SPEEDS);
  const wronskian = alphaDot * sigma - sigmaDot * alpha;
  const posterior = posteriorWeights(problem, x, t);
  const velocities = componentVelocities(problem, x, t);
  const mean = average(posterior, velocities);
  return posterior.reduce((sum, weight, k) => {
    const spread = (wronskian * problem.target.sds[k]!) ** 2;
    const within = problem.dim * spread / componentVariance(problem, t, k);
    const between = mean.reduce((squares, u, i) => squares + (velocities[k]![i]! - u) ** 2, 0);
    return sum + weight * (within + between);
  }, 0);
}

/** E[alphaDot x1 + sigmaDot x0 | xt = x, component k] for every k. */
export function componentVelocities(problem: Problem, x: readonly number[], t: number): number[][] {
  const { alpha, sigma, alphaDot, sigmaDot } = scheduleOf(problem, t, WIDTHS_AND_SPEEDS);
  return problem.target.means.map((mean, k) => {
    const covariance = alpha * alphaDot * problem.target.sds[k]! ** 2 + sigma * sigmaDot;
    const slope = covariance / componentVariance(problem, t, k);
    return mean.map((m, i) => alphaDot * m + slope * (x[i]! - alpha * m));
  });
}

function average(weights: readonly number[], vectors: readonly number[][]): number[] {
  return vectors[0]!.map((_, i) =>
    weights.reduce((sum, weight, k) => sum + weight * vectors[k]![i]!, 0)
  );
}
