import * as tf from "#tensorflow";

/**
 * The activations a network can use, entry by entry on z:
 *
 *   selu  lambda z for z > 0, lambda alpha (e^z - 1) else, with lambda = 1.0507, alpha = 1.6733
 *   elu   z for z > 0, e^z - 1 else
 *   tanh  (e^z - e^-z) / (e^z + e^-z)
 *   silu  z / (1 + e^-z), also called swish
 *
 * Source: Klambauer et al. 2017 (selu); Clevert, Unterthiner and Hochreiter 2016 (elu); Hendrycks
 * and Gimpel 2016 (silu).
 */
export const ACTIVATIONS = { selu, elu: tf.elu, tanh: tf.tanh, silu } as const satisfies Record<
  string,
  (z: tf.Tensor2D) => tf.Tensor2D
>;

/** Name of an activation. */
export type Activation = keyof typeof ACTIVATIONS;

/** The fixed point of mean 0 and variance 1: Klambauer et al. 2017, equation 14. */
const LAMBDA = 1.0507009873554805;
const ALPHA = 1.6732632423543772;

/** As a sum of elu and relu: their gradients are fast kernels, that of `tf.selu` is not. */
function selu(z: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.mul(LAMBDA * ALPHA, tf.elu(z)), tf.mul(LAMBDA * (1 - ALPHA), tf.relu(z)));
}

function silu(z: tf.Tensor2D): tf.Tensor2D {
  return tf.mul(z, tf.sigmoid(z));
}
