import * as tf from "#tensorflow";
import { smooth, type ValueAndSlope } from "./smooth.ts";

/** The activations that have a name. */
export type ActivationName = "linear" | "selu" | "elu" | "tanh" | "silu";

/**
 * What follows a dense layer: a name, or any function of z with its derivative.
 *
 *   linear  z
 *   selu    lambda z for z > 0, lambda alpha (e^z - 1) else, lambda = 1.0507, alpha = 1.6733
 *   elu     z for z > 0, e^z - 1 else
 *   tanh    (e^z - e^-z) / (e^z + e^-z)
 *   silu    z / (1 + e^-z), also called swish
 *
 * A function of your own works wherever a name does, and no kernel needs to know it. Its slope is
 * taken at its word, so compare it with differences; where a gradient goes through the slope itself,
 * as in that of `exactDivergence`, make it of operations that {@link smooth} made.
 *
 * @see Klambauer et al. 2017 (selu); Clevert, Unterthiner and Hochreiter 2016 (elu); Hendrycks
 * and Gimpel 2016 (silu).
 *
 * @example
 * ```ts
 * import { type Activation, smooth, velocityNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const sigmoid = smooth({ value: tf.sigmoid, slope: (_z, s) => tf.mul(s, tf.sub(1, s)) });
 * const softplus: Activation = { value: tf.softplus, slope: sigmoid };
 * const network = velocityNetwork({ dim: 2, activation: softplus }, stream(1));
 * console.log(network.layers[0]!.activation === softplus); // true
 * network.dispose();
 * ```
 */
export type Activation = ActivationName | ValueAndSlope;

/** The fixed point of mean 0 and variance 1: Klambauer et al. 2017, equation 14. */
const LAMBDA = 1.0507009873554805, ALPHA = 1.6732632423543772;

const sigmoid = smooth({ value: tf.sigmoid, slope: (_z, s) => tf.mul(s, tf.sub(1, s)) });

/**
 * The named activations; the slopes follow from y where they can, and can be differentiated.
 *
 * No `tf.where` and no `tf.minimum`: their conditions have no gradient, and TensorFlow.js refuses
 * what depends on one.
 */
const NAMED: Readonly<Record<ActivationName, ValueAndSlope>> = {
  linear: { value: (z) => tf.clone(z), slope: (z) => tf.onesLike(z) },
  selu: {
    value: (z) =>
      tf.add(tf.mul(LAMBDA * ALPHA, tf.elu(z)), tf.mul(LAMBDA * (1 - ALPHA), tf.relu(z))),
    slope: (z, y) =>
      tf.add(tf.add(below(y), LAMBDA * ALPHA), tf.mul(LAMBDA * (1 - ALPHA), tf.step(z))),
  },
  elu: { value: (z) => tf.elu(z), slope: (_z, y) => tf.add(below(y), 1) },
  tanh: { value: (z) => tf.tanh(z), slope: (_z, y) => tf.sub(1, tf.square(y)) },
  silu: {
    value: (z) => tf.mul(z, tf.sigmoid(z)),
    slope: (z, y) => {
      const s = sigmoid(z);
      return tf.add(s, tf.mul(y, tf.sub(1, s)));
    },
  },
};

/**
 * An activation by its value and slope.
 *
 * @throws {RangeError} when there is none of this name
 * @throws {TypeError} when it is neither a name nor has both functions
 */
export function activationOf(activation: Activation): ValueAndSlope {
  if (typeof activation === "string") {
    if (Object.hasOwn(NAMED, activation)) return NAMED[activation];
    const known = Object.keys(NAMED).join(", ");
    throw new RangeError(`Expected activation to be one of ${known}; got ${activation}`);
  }
  for (const part of ["value", "slope"] as const) {
    if (typeof activation?.[part] === "function") continue;
    throw new TypeError(`Expected an activation with a function ${part}; got none`);
  }
  return activation;
}

/** min(y, 0), the part of selu and elu that is bent. */
function below(y: tf.Tensor2D): tf.Tensor2D {
  return tf.neg(tf.relu(tf.neg(y)));
}
