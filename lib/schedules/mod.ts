/**
 * How data appear and noise fades along a path: t -> { alpha, sigma, alphaDot, sigmaDot }.
 *
 * A scheduler is one function of numbers, used by the closed forms in float64 and by the training in
 * float32 alike. Noise is at t = 0 and data at t = 1.
 *
 * @example
 * ```ts
 * import { linearScheduler, type Scheduler } from "flowbook/schedules";
 * console.log(linearScheduler()(0.25)); // alpha 0.25, sigma 0.75, alphaDot 1, sigmaDot -1
 * const mine: Scheduler = (t) => ({ alpha: t * t, sigma: 1 - t, alphaDot: 2 * t, sigmaDot: -1 });
 * ```
 *
 * @module
 */
export { type Schedule, type Scheduler } from "./scheduler.ts";
export { requireScheduler } from "./require_scheduler.ts";
export { linearScheduler } from "./linear.ts";
export { cosineScheduler } from "./cosine.ts";
export { polynomialScheduler } from "./polynomial.ts";
export { variancePreservingScheduler } from "./variance_preserving.ts";
export { varianceExplodingScheduler } from "./variance_exploding.ts";
export { type Prediction, type PredictionWeights, predictionWeights } from "./predictions.ts";
export { scheduleChange, type ScheduleMatch } from "./schedule_change.ts";
