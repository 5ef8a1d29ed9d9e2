import type { Scheduler } from "./scheduler.ts";

/**
 * The variance-exploding path of diffusion models: the data stand still, and noise is added whose
 * width grows geometrically in their time 1 - t.
 *
 *   alpha(t) = 1,   sigma(t)^2 = sigmaMin^2 ((sigmaMax / sigmaMin)^(2 (1 - t)) - 1)
 *
 * It begins at N(x1, sigma(0)^2 I), not at N(0, I): noise that is wide enough to drown the data. At
 * t = 1 sigma is 0 and sigmaDot is minus infinity, so velocities want t < 1.
 *
 * @param options.sigmaMin smallest width, above 0; 0.01 by default
 * @param options.sigmaMax largest width, above sigmaMin; 50 by default
 * @throws {RangeError} when a width is out of range
 * @see Song et al. 2021, "Score-based generative modeling through stochastic differential
 * equations", equation 31.
 *
 * @example
 * ```ts
 * import { varianceExplodingScheduler } from "flowbook/schedules";
 * console.log(varianceExplodingScheduler()(0).sigma.toFixed(3)); // 50.000
 * ```
 */
export function varianceExplodingScheduler(
  options: { sigmaMin?: number; sigmaMax?: number } = {},
): Scheduler {
  const { sigmaMin = 0.01, sigmaMax = 50 } = options;
  if (!(sigmaMin > 0 && sigmaMax > sigmaMin && sigmaMax < Infinity)) {
    throw new RangeError(`Expected 0 < sigmaMin < sigmaMax; got ${sigmaMin} and ${sigmaMax}`);
  }
  const growth = Math.log(sigmaMax / sigmaMin);
  return (t) => {
    const sigma = sigmaMin * Math.sqrt(Math.expm1(2 * growth * (1 - t)));
    const variance = sigma ** 2 + sigmaMin ** 2; // with the width that the data have of their own
    return { alpha: 1, sigma, alphaDot: 0, sigmaDot: -growth * variance / sigma };
  };
}
