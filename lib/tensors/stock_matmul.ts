import * as tf from "#tensorflow";
import { STOCK_MATMUL } from "./kernels/stock_matmul.ts";

/**
 * The product a b as TensorFlow.js computes it, whether or not our kernels are installed.
 *
 * @param a shape [m, k]
 * @param b shape [k, n]
 */
export function stockMatMul(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  if (!tf.getKernel(STOCK_MATMUL, tf.getBackend())) return tf.matMul(a, b);
  return tf.engine().runKernel(STOCK_MATMUL, { a, b }, {}) as tf.Tensor2D;
}
