import * as tf from "#tensorflow";
import type { Activation } from "./kernels/activations.ts";
import { expm1, tanh } from "./smooth.ts";

/** What an activation makes of z, and its derivative there. */
export interface ValueAndSlope {
  readonly value: tf.Tensor2D;
  readonly slope: tf.Tensor2D;
}

/** The fixed point of mean 0 and variance 1: Klambauer et al. 2017, equation 14. */
const LAMBDA = 1.0507009873554805, ALPHA = 1.6732632423543772;

/**
 * The activations with their derivatives, both differentiable in z.
 *
 * With below(z) = e^min(z, 0) - 1 and sigma(z) = (1 + tanh(z / 2)) / 2:
 *
 *   linear  1
 *   selu    lambda for z > 0, lambda alpha (1 + below(z)) else
 *   elu     1 + below(z)
 *   tanh    1 - tanh(z)^2
 *   silu    sigma(z) (1 + z (1 - sigma(z)))
 *
 * No `tf.where`: its condition has no gradient, and TensorFlow.js refuses what depends on one.
 */
export const ACTIVATION_SLOPES: Readonly<Record<Activation, (z: tf.Tensor2D) => ValueAndSlope>> = {
  linear: (z) => ({ value: z, slope: tf.ones<tf.Rank.R2>(z.shape) }),
  selu: (z) => {
    const curved = tf.mul<tf.Tensor2D>(LAMBDA * ALPHA, below(z));
    const jump = tf.mul(LAMBDA * (1 - ALPHA), tf.step(z));
    return {
      value: tf.add(tf.mul(LAMBDA, tf.relu(z)), curved),
      slope: tf.add(tf.add(curved, LAMBDA * ALPHA), jump),
    };
  },
  elu: (z) => {
    const curved = below(z);
    return { value: tf.add(tf.relu(z), curved), slope: tf.add(curved, 1) };
  },
  tanh: (z) => {
    const value = tanh(z);
    return { value, slope: tf.sub(1, tf.square(value)) };
  },
  silu: (z) => {
    const sigma = tf.div(tf.add(1, tanh(tf.div(z, 2))), 2);
    return {
      value: tf.mul(z, sigma),
      slope: tf.mul(sigma, tf.add(1, tf.mul(z, tf.sub(1, sigma)))),
    };
  },
};

/** e^min(z, 0) - 1. */
function below(z: tf.Tensor2D): tf.Tensor2D {
  return expm1(tf.neg(tf.relu(tf.neg(z))));
}
