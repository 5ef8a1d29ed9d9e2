import type * as tf from "#tensorflow";
import { type AdamOptimiser, type AdamSettings, arithmetic } from "../tensors/kernels/mod.ts";

export type { AdamOptimiser as Adam, AdamState } from "../tensors/kernels/mod.ts";

/**
 * Adam with the settings of its authors, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. Step k is
 *
 *   m <- beta1 m + (1 - beta1) g,   s <- beta2 s + (1 - beta2) g^2
 *   w <- w - learningRate * m / (1 - beta1^k) / (sqrt(s / (1 - beta2^k)) + epsilon)
 *
 * It runs on the kernels where they are: `tf.train.adam` makes about ten small tensors for each
 * variable and keeps the powers of beta in float32.
 *
 * @param variables what to learn
 * @param settings.learningRate above 0
 * @throws {RangeError} when the learning rate is not positive and finite
 * Source: Kingma and Ba 2015, algorithm 1.
 *
 * @example
 * ```ts
 * import { adam } from "flowbook/learning";
 * import { tf } from "flowbook/tensors";
 * const w = tf.variable(tf.scalar(3), true, "w");
 * const { grads } = tf.variableGrads(() => tf.square(w).asScalar(), [w]);
 * adam([w], { learningRate: 0.5 }).apply(grads);
 * console.log(w.dataSync()[0]); // 2.5
 * ```
 */
export function adam(
  variables: readonly tf.Variable[],
  settings: AdamSettings = {},
): AdamOptimiser {
  return arithmetic().adam(variables, settings);
}
