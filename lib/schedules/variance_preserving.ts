import type { Scheduler } from "./scheduler.ts";

/**
 * The variance-preserving path of diffusion models with a noise rate that is linear in their time
 * s = 1 - t; alpha^2 + sigma^2 = 1.
 *
 *   beta(s) = betaMin + s (betaMax - betaMin),   B(s) = integral of beta from 0 to s
 *   alpha(t) = exp(-B(1 - t) / 2),   sigma(t) = sqrt(1 - alpha(t)^2)
 *
 * It does not quite begin at noise: with 0.1 and 20, alpha(0) = 0.0066. At t = 1 sigma is 0 and
 * sigmaDot is minus infinity, so velocities want t < 1.
 *
 * @param options.betaMin rate at the data, above 0; 0.1 by default
 * @param options.betaMax rate at the noise, at least betaMin; 20 by default
 * @throws {RangeError} when a rate is out of range
 * @see Ho, Jain and Abbeel 2020; Song et al. 2021, appendix C; Lipman et al. 2023, example I.
 *
 * @example
 * ```ts
 * import { variancePreservingScheduler } from "flowbook/schedules";
 * console.log(variancePreservingScheduler()(0).alpha.toFixed(4)); // 0.0066
 * ```
 */
export function variancePreservingScheduler(
  options: { betaMin?: number; betaMax?: number } = {},
): Scheduler {
  const { betaMin = 0.1, betaMax = 20 } = options;
  if (!(betaMin > 0 && betaMax >= betaMin && betaMax < Infinity)) {
    throw new RangeError(`Expected 0 < betaMin <= betaMax; got ${betaMin} and ${betaMax}`);
  }
  return (t) => {
    const s = 1 - t, rate = betaMin + s * (betaMax - betaMin);
    const noise = betaMin * s + s * s / 2 * (betaMax - betaMin);
    const alpha = Math.exp(-noise / 2), sigma = Math.sqrt(-Math.expm1(-noise));
    const alphaDot = rate / 2 * alpha;
    return { alpha, sigma, alphaDot, sigmaDot: -alpha * alphaDot / sigma };
  };
}
