/**
 * Probability paths from noise to data, their velocities, and the losses that teach them.
 *
 * @example
 * ```ts
 * import { train } from "flowbook/learning";
 * import { eightGaussians, standardNormal } from "flowbook/measures";
 * import { velocityNetwork } from "flowbook/networks";
 * import { RK4 } from "flowbook/odes";
 * import { cfmLoss, gaussianPath, sampleFlow } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { stream } from "flowbook/random";
 * import { uniformTimes } from "flowbook/tensors";
 * const numbers = stream(1), batches = numbers.split("batches");
 * const noise = standardNormal(2), data = eightGaussians();
 * const path = gaussianPath(linearScheduler());
 * const network = velocityNetwork({ dim: 2 }, numbers.split("weights"));
 * train({
 *   variables: network.variables,
 *   steps: 20, // a thousand and more for a good picture
 *   loss: () => {
 *     const x0 = noise.sample(256, batches), x1 = data.sample(256, batches);
 *     return cfmLoss(network.apply, path.sample(x0, x1, uniformTimes(256, batches)));
 *   },
 * });
 * const x0 = noise.sample(500, numbers.split("start"));
 * console.log(sampleFlow(network.apply, x0, { tableau: RK4, steps: 20 }).shape); // [500, 2]
 * ```
 *
 * @module
 */
export { type Cloud, cloudOf } from "./cloud.ts";
export { cloudsAt } from "./clouds_at.ts";
export { drawFlow, type FlowDraws } from "./draw_flow.ts";
export { gaussianPath, type Path, type PathSample } from "./gaussian_path.ts";
export { cfmLoss, fmLoss } from "./losses.ts";
export { empiricalPosterior, empiricalVelocity } from "./empirical_velocity.ts";
export { relativeFieldError } from "./relative_field_error.ts";
export { sampleFlow } from "./sample_flow.ts";
export { changeSchedule, velocityFrom } from "./prediction_fields.ts";
