import { smallestReaching } from "../numerics/generalized_inverse.ts";
import { normalCdf, normalDensity, normalQuantile } from "../numerics/normal.ts";
import { type Mixture, requireMixture } from "./problem.ts";
import { requireFinite } from "../require/numbers.ts";

/**
 * The distribution function of a mixture on the line.
 *
 *   F(x) = sum over k of weights[k] Phi((x - m_k) / s_k)
 *
 * A point mass (s_k = 0) contributes its weight from x = m_k on.
 *
 * @throws {TypeError} when a mean is not a point of length 1
 */
export function mixtureCdf(mixture: Mixture, x: number): number {
  requireMixture(mixture, 1);
  requireFinite(x, "x");
  return cdf(mixture, x);
}

/**
 * The quantile function of a mixture on the line: the smallest x with F(x) >= p.
 *
 * In one dimension the end point of a flow that starts at x0 is the quantile of Phi(x0).
 *
 * @param p in (0, 1)
 * @throws {RangeError} when p is outside (0, 1)
 *
 * @example
 * ```ts
 * import { mixtureQuantile, twoBumps } from "flowbook/exact";
 * import { normalCdf } from "flowbook/numerics";
 * console.log(mixtureQuantile(twoBumps.target, normalCdf(0.5)).toFixed(4)); // 2.0745
 * ```
 */
export function mixtureQuantile(mixture: Mixture, p: number): number {
  requireMixture(mixture, 1);
  const z = normalQuantile(p);
  // the quantile of a mixture lies between the quantiles of its components
  const ends = mixture.means.map((mean, k) => mean[0]! + mixture.sds[k]! * z);
  const low = Math.min(...ends), high = Math.max(...ends);
  if (cdf(mixture, low) >= p) return low;
  if (cdf(mixture, high) < p) return high; // by rounding
  return smallestReaching((x) => cdf(mixture, x), p, { low, high }, (x) => density(mixture, x));
}

function cdf({ weights, means, sds }: Mixture, x: number): number {
  return weights.reduce((sum, weight, k) => {
    const mean = means[k]![0]!, sd = sds[k]!;
    if (sd === 0) return x < mean ? sum : sum + weight;
    return sum + weight * normalCdf((x - mean) / sd);
  }, 0);
}

function density({ weights, means, sds }: Mixture, x: number): number {
  return weights.reduce((sum, weight, k) => {
    return sds[k] === 0 ? sum : sum + weight * normalDensity(x, means[k]![0]!, sds[k]!);
  }, 0);
}
