import type { Scheduler } from "./scheduler.ts";

/**
 * The straight path at constant speed, also called the optimal transport path.
 *
 *   alpha(t) = t,   sigma(t) = 1 - (1 - sigmaMin) t
 *
 * @param options.sigmaMin noise left at t = 1, in [0, 1), 0 by default
 * @throws {RangeError} when sigmaMin is outside [0, 1)
 * @see Lipman, Chen, Ben-Hamu, Nickel and Le 2023, "Flow matching for generative modeling",
 * equation 20.
 *
 * @example
 * ```ts
 * import { linearScheduler } from "flowbook/schedules";
 * console.log(linearScheduler({ sigmaMin: 0.5 })(0.5).sigma); // 0.75
 * ```
 */
export function linearScheduler(options: { sigmaMin?: number } = {}): Scheduler {
  const { sigmaMin = 0 } = options;
  if (!(sigmaMin >= 0 && sigmaMin < 1)) {
    throw new RangeError(`Expected sigmaMin in [0, 1); got ${sigmaMin}`);
  }
  return (t) => ({
    alpha: t,
    sigma: t * sigmaMin + (1 - t), // so written, it is exactly sigmaMin at t = 1
    alphaDot: 1,
    sigmaDot: sigmaMin - 1,
  });
}
