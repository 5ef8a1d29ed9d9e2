import type { Scheduler } from "./scheduler.ts";

const QUARTER_TURN = Math.PI / 2;

/**
 * The quarter of a circle from noise to data, also called trigonometric; alpha^2 + sigma^2 = 1.
 *
 *   alpha(t) = sin(pi t / 2),   sigma(t) = cos(pi t / 2)
 *
 * @see Albergo and Vanden-Eijnden 2023, "Building normalizing flows with stochastic interpolants",
 * equation 5; without the direction of time Nichol and Dhariwal 2021.
 *
 * @example
 * ```ts
 * import { cosineScheduler } from "flowbook/schedules";
 * console.log(cosineScheduler()(1)); // alpha 1, sigma 0
 * ```
 */
export function cosineScheduler(): Scheduler {
  return (t) => {
    // cos as the sine of the rest of the quarter: exactly 0 at its end, where cos(pi / 2) is 6e-17
    const alpha = Math.sin(QUARTER_TURN * t), sigma = Math.sin(QUARTER_TURN * (1 - t));
    return { alpha, sigma, alphaDot: QUARTER_TURN * sigma, sigmaDot: -QUARTER_TURN * alpha };
  };
}
