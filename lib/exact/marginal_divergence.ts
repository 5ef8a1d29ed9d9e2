import { componentVariance, posteriorWeights } from "./marginal_density.ts";
import { componentVelocities } from "./marginal_velocity.ts";
import { scheduleOf, WIDTHS_AND_SPEEDS } from "./path.ts";
import type { Problem } from "./problem.ts";

/**
 * The divergence of the marginal velocity in x.
 *
 *   div u_t(x) = sum over k of posterior[k] ( d c_k / V_k + (g_k - g) . u_k(x) )
 *   c_k = alpha alphaDot s_k^2 + sigma sigmaDot,   g_k = (alpha m_k - x) / V_k,   g = grad log p_t(x)
 *
 * with u_k, V_k as in {@link marginalVelocity}: the slopes of the components, and what the posterior
 * changes with x. Along a path of the flow the log-density falls at this rate.
 *
 * @param x point of length dim
 * @param t time in [0, 1]
 * @throws {RangeError} as {@link marginalVelocity}
 * @see Chen et al. 2018, theorem 1 (the rate of the log-density).
 *
 * @example
 * ```ts
 * import { gaussianTarget, marginalDivergence } from "flowbook/exact";
 * console.log(marginalDivergence(gaussianTarget([0, 0], 0), [1, 2], 0.5)); // -4: u = -x / (1 - t)
 * ```
 */
export function marginalDivergence(problem: Problem, x: readonly number[], t: number): number {
  const { alpha, sigma, alphaDot, sigmaDot } = scheduleOf(problem, t, WIDTHS_AND_SPEEDS);
  const posterior = posteriorWeights(problem, x, t), { means, sds } = problem.target;
  const velocities = componentVelocities(problem, x, t);
  const pulls = means.map((mean, k) => {
    const variance = componentVariance(problem, t, k);
    return mean.map((m, i) => (alpha * m - x[i]!) / variance);
  });
  const pull = x.map((_, i) =>
    posterior.reduce((sum, weight, k) => sum + weight * pulls[k]![i]!, 0)
  );
  return posterior.reduce((sum, weight, k) => {
    const slope = (alpha * alphaDot * sds[k]! ** 2 + sigma * sigmaDot) /
      componentVariance(problem, t, k);
    const turned = pulls[k]!.reduce((total, g, i) => {
      return total + (g - pull[i]!) * velocities[k]![i]!;
    }, 0);
    return sum + weight * (problem.dim * slope + turned);
  }, 0);
}
