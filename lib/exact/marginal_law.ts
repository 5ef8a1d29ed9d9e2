import { scheduleOf, WIDTHS } from "./path.ts";
import type { Mixture, Problem } from "./problem.ts";

/**
 * The law of xt, again a mixture of round Gaussians.
 *
 *   p_t = sum over k of weights[k] N(alpha m_k, (alpha^2 s_k^2 + sigma^2) I)
 *
 * In one dimension the flow map from t = 0 to t follows its quantiles.
 *
 * @param t time in [0, 1]
 * @throws {RangeError} when t is outside [0, 1]
 *
 * @example
 * ```ts
 * import { marginalLaw, mixtureCdf, mixtureQuantile, twoBumps } from "flowbook/exact";
 * const rank = mixtureCdf(marginalLaw(twoBumps, 0), 0.5);
 * console.log(mixtureQuantile(marginalLaw(twoBumps, 1), rank).toFixed(4)); // 2.0745
 * ```
 */
export function marginalLaw(problem: Problem, t: number): Mixture {
  const { alpha, sigma } = scheduleOf(problem, t, WIDTHS);
  const { weights, means, sds } = problem.target;
  return {
    weights,
    means: means.map((mean) => mean.map((coordinate) => alpha * coordinate)),
    sds: sds.map((sd) => Math.hypot(alpha * sd, sigma)),
  };
}
