/**
 * The arithmetic of networks: dense layers, mean square, Adam, sampling and divergence, on our own
 * WebAssembly kernels or on plain TensorFlow.js.
 *
 * The kernels share the memory of TensorFlow.js, so their results are ordinary tensors with
 * ordinary gradients. `assembly/` is their source, `binary.ts` what it compiles to.
 *
 * @example
 * ```ts
 * import { arithmetic, tf } from "flowbook/tensors";
 * const { dense, meanSquare } = arithmetic();
 * const x = tf.ones<tf.Rank.R2>([4, 3]), w = tf.ones<tf.Rank.R2>([3, 2]);
 * const b = tf.zeros<tf.Rank.R1>([2]), target = tf.ones<tf.Rank.R2>([4, 2]);
 * const gradient = tf.grad((w) => meanSquare(dense(x, w as tf.Tensor2D, b, "linear"), target))(w);
 * console.log(gradient.dataSync()[0]); // 2
 * ```
 *
 * @module
 */
export type { Activation } from "./activations.ts";
export type { AdamOptimiser, AdamSettings, AdamState } from "./adam_rule.ts";
export { allFinite } from "./all_finite.ts";
export { type Arithmetic, arithmetic, type VelocityAndDivergence } from "./arithmetic.ts";
export type { DenseLayer } from "./layers.ts";
export { logDensity } from "./log_density.ts";
