import * as tf from "#tensorflow";
import type { Activation } from "./activations.ts";

/** An activation and its derivative, the latter from z and y = value(z). */
export interface PlainActivation {
  value(z: tf.Tensor2D): tf.Tensor2D;
  slope(z: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D;
}

/** The fixed point of mean 0 and variance 1: Klambauer et al. 2017, equation 14. */
const LAMBDA = 1.0507009873554805, ALPHA = 1.6732632423543772;

/** The activations as operations of TensorFlow.js. */
export const PLAIN_ACTIVATIONS: Readonly<Record<Activation, PlainActivation>> = {
  linear: { value: (z) => z.clone(), slope: (z) => tf.onesLike(z) },
  selu: {
    // a sum of elu and relu: their gradients are fast kernels, that of `tf.selu` is not
    value: (z) =>
      tf.add(tf.mul(LAMBDA * ALPHA, tf.elu(z)), tf.mul(LAMBDA * (1 - ALPHA), tf.relu(z))),
    slope: (z, y) =>
      tf.where(tf.greater(z, 0), tf.fill(z.shape, LAMBDA), tf.add(y, LAMBDA * ALPHA)),
  },
  elu: {
    value: (z) => tf.elu(z),
    slope: (z, y) => tf.where(tf.greater(z, 0), tf.onesLike(z), tf.add(y, 1)),
  },
  tanh: { value: (z) => tf.tanh(z), slope: (_z, y) => tf.sub(1, tf.square(y)) },
  silu: {
    value: (z) => tf.mul(z, tf.sigmoid(z)),
    slope: (z, y) => {
      const s = tf.sigmoid(z);
      return tf.add(s, tf.mul(y, tf.sub(1, s)));
    },
  },
};
