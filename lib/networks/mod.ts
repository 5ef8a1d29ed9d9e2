/**
 * Networks: dense layers with any activation, their derivatives, velocity networks, Adam.
 *
 * They are computed on our own WebAssembly kernels or on plain TensorFlow.js. The kernels share the
 * memory of TensorFlow.js, so their results are ordinary tensors with ordinary gradients.
 *
 * @example
 * ```ts
 * import { arithmetic } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const { dense, meanSquare } = arithmetic();
 * const x = tf.ones<tf.Rank.R2>([4, 3]), w = tf.ones<tf.Rank.R2>([3, 2]);
 * const b = tf.zeros<tf.Rank.R1>([2]), target = tf.ones<tf.Rank.R2>([4, 2]);
 * const gradient = tf.grad((w) => meanSquare(dense(x, w as tf.Tensor2D, b, "linear"), target))(w);
 * console.log(gradient.dataSync()[0]); // 2
 * ```
 *
 * @module
 */
export type { Activation, ActivationName } from "./activations.ts";
export { type Adam, adam } from "./adam/adam.ts";
export type { AdamSettings } from "./adam/settings.ts";
export type { AdamState } from "./adam/state.ts";
export type { Arithmetic } from "./arithmetic.ts";
export { arithmetic } from "./choose_arithmetic.ts";
export { type CountedArithmetic, countPoints } from "./count_points.ts";
export {
  type ConditionalNetwork,
  conditionalNetwork,
  type ConditionalNetworkOptions,
} from "./conditional_network.ts";
export type { VelocityAndDivergence } from "./divergence.ts";
export type { DenseLayer } from "./layers.ts";
export { type Entrywise, smooth, type ValueAndSlope } from "./smooth.ts";
export { exactDivergence, jvp, type ValueAndTangent } from "./tangents.ts";
export { type NetworkOptions, type VelocityNetwork, velocityNetwork } from "./velocity_network.ts";
