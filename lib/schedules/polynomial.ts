import type { Scheduler } from "./scheduler.ts";

/**
 * The straight path at a speed that is a power of time.
 *
 *   alpha(t) = t^power,   sigma(t) = 1 - t^power
 *
 * @param power at least 1; 1 is the linear scheduler, a larger one starts more slowly
 * @throws {RangeError} when power is below 1 or not finite
 * @see Lipman et al. 2024, "Flow matching guide and code", section 4.
 *
 * @example
 * ```ts
 * import { polynomialScheduler } from "flowbook/schedules";
 * console.log(polynomialScheduler(2)(0.5)); // alpha 0.25, sigma 0.75, alphaDot 1, sigmaDot -1
 * ```
 */
export function polynomialScheduler(power: number): Scheduler {
  if (!(power >= 1 && power < Infinity)) {
    throw new RangeError(`Expected power >= 1; got ${power}`);
  }
  return (t) => {
    const alpha = t ** power, speed = power * t ** (power - 1);
    return { alpha, sigma: 1 - alpha, alphaDot: speed, sigmaDot: -speed };
  };
}
