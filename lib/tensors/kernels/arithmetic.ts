import * as tf from "#tensorflow";
import type { Activation } from "./activations.ts";
import type { AdamOptimiser, AdamSettings } from "./adam_rule.ts";
import { fast } from "./fast.ts";
import type { DenseLayer } from "./layers.ts";
import { plain } from "./plain.ts";

/** A velocity at some points and how fast it spreads them. */
export interface VelocityAndDivergence {
  /** v(x, t), shape [batch, dim]. */
  readonly velocity: tf.Tensor2D;
  /** sum over i of dv_i / dx_i, shape [batch]. */
  readonly divergence: tf.Tensor1D;
}

/**
 * What networks are computed with: on our kernels ("fast") or on plain TensorFlow.js ("plain").
 *
 * Both compute the same, up to rounding; what runs on one runs on the other. All functions borrow
 * their arguments and return fresh tensors.
 */
export interface Arithmetic {
  readonly name: "fast" | "plain";

  /** The product a b of a [m, k] and b [k, n]; differentiable to any order. */
  matMul(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D;

  /**
   * A dense layer, activation(x w + b); has first derivatives.
   *
   * @param x shape [batch, inputs]
   * @param w shape [inputs, outputs]
   * @param b shape [outputs]
   * @throws {TypeError} when a shape does not fit
   * @throws {RangeError} when the activation is unknown
   */
  dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D, activation: Activation): tf.Tensor2D;

  /**
   * Layers one after the other; has first derivatives.
   *
   * @param x shape [batch, inputs]
   * @throws {TypeError} when there is no layer or a shape does not fit
   * @throws {RangeError} when an activation is unknown
   */
  forward(layers: readonly DenseLayer[], x: tf.Tensor2D): tf.Tensor2D;

  /**
   * The mean of (y - target)^2 over all entries; has first derivatives.
   *
   * @throws {TypeError} when the shapes differ or there is no entry
   */
  meanSquare(y: tf.Tensor, target: tf.Tensor): tf.Scalar;

  /**
   * Points carried by dx/dt = v(x, t) from time 0 to 1, with Euler's steps
   * x <- x + v(x, k / steps) / steps; has no derivative.
   *
   * @param layers the velocity as a function of (x, t), t the last column
   * @param x0     points at time 0, shape [batch, dim]
   * @throws {TypeError} when the layers do not map dim + 1 numbers to dim
   * @throws {RangeError} when steps is not a positive integer, or the end is not finite
   */
  sampleEuler(layers: readonly DenseLayer[], x0: tf.Tensor2D, steps: number): tf.Tensor2D;

  /**
   * A velocity and its exact divergence; has no derivative.
   *
   * @param layers the velocity as a function of (x, t), t the last column
   * @param x      points, shape [batch, dim]
   * @param t      one time for each, shape [batch]
   * @throws {TypeError} when the layers do not map dim + 1 numbers to dim
   */
  velocityAndDivergence(
    layers: readonly DenseLayer[],
    x: tf.Tensor2D,
    t: tf.Tensor1D,
  ): VelocityAndDivergence;

  /**
   * Adam with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 (Kingma and Ba 2015, algorithm 1).
   *
   * @throws {RangeError} when the learning rate is not positive and finite
   */
  adam(variables: readonly tf.Variable[], settings?: AdamSettings): AdamOptimiser;
}

/**
 * The arithmetic of a name.
 *
 * @param name "fast" where the kernels are installed and "plain" elsewhere, unless given
 * @throws {RangeError} when the name is unknown
 * @throws {Error} when "fast" is asked for where the kernels are not installed
 *
 * @example
 * ```ts
 * import { arithmetic, tf } from "flowbook/tensors";
 * const x = tf.ones<tf.Rank.R2>([4, 3]), w = tf.ones<tf.Rank.R2>([3, 2]);
 * const y = arithmetic("plain").dense(x, w, tf.zeros([2]), "selu");
 * console.log(y.shape); // [4, 2]
 * ```
 */
export function arithmetic(name?: Arithmetic["name"]): Arithmetic {
  const installed = Boolean(tf.getKernel("Dense", tf.getBackend()));
  const chosen = name ?? (installed ? "fast" : "plain");
  if (chosen === "plain") return plain;
  if (chosen !== "fast") {
    throw new RangeError(`Expected arithmetic "fast" or "plain"; got "${chosen}"`);
  }
  if (!installed) throw new Error(`The backend "${tf.getBackend()}" has no fast arithmetic`);
  return fast;
}
