/**
 * TensorFlow.js, ready to use: WebAssembly backend, fast `matMul`, shapes checked at the door.
 *
 * Exported functions of this library borrow their arguments and return fresh tensors; only variables
 * outlive a call. Numbers are float32.
 *
 * @example
 * ```ts
 * import { tf } from "flowbook/tensors";
 * const product = tf.tidy(() => tf.matMul(tf.ones([2, 3]), tf.ones([3, 2])));
 * console.log(product.arraySync()); // [[3, 3], [3, 3]]
 * product.dispose();
 * ```
 *
 * @module
 */
export * as tf from "#tensorflow";
export { freeingAll } from "./freeing_all.ts";
export { numbersOf } from "./numbers_of.ts";
export { allFinite } from "./kernels/all_finite.ts";
export { normalPoints, requireDim, uniformTimes } from "./from_stream.ts";
export {
  type Points,
  requireFinite,
  requirePointsAndTimes,
  requireShape,
  requireTimes,
  type Times,
  type VelocityField,
} from "./shapes.ts";
