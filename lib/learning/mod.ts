/**
 * Learning: the one training loop, averages of weights, checkpoints.
 *
 * @example
 * ```ts
 * import { train } from "flowbook/learning";
 * import { velocityNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
 * const numbers = stream(1);
 * const network = velocityNetwork({ dim: 2, hidden: [16] }, numbers.split("weights"));
 * const batches = numbers.split("batches");
 * const { losses } = train({
 *   variables: network.variables,
 *   loss: () => {
 *     const x = normalPoints(64, 2, batches), t = uniformTimes(64, batches);
 *     return tf.mean(tf.sum(tf.squaredDifference(network.apply(x, t), x), 1)).asScalar();
 *   },
 *   steps: 100,
 *   learningRate: 0.01,
 * });
 * console.log(losses.at(-1)! < losses[0]!); // true
 * network.dispose();
 * ```
 *
 * @module
 */
export type { Settings } from "./architecture.ts";
export { loadCheckpoint, saveCheckpoint, type Trained } from "./checkpoint.ts";
export type { Checkpoint, SavedAdam, SavedAverage, SavedVariable } from "./checkpoint_form.ts";
export { type History, train, type TrainingProgress, type TrainOptions } from "./train.ts";
export {
  type WeightAverage,
  weightAverage,
  type WeightAverageMemory,
  type WeightAverageOptions,
  type WeightAverageState,
} from "./weight_average.ts";
