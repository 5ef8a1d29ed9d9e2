import type * as tf from "#tensorflow";
import type { Activation } from "./activations.ts";
import type { VelocityAndDivergence } from "./divergence.ts";
import type { DenseLayer } from "./layers.ts";

/**
 * What networks are computed with: on our kernels ("fast") or on plain TensorFlow.js ("plain").
 *
 * Both compute the same, up to rounding; what runs on one runs on the other. The kernels are the
 * fast case for what they know: on "fast", a layer whose activation they do not know is a kernel for
 * the product and TensorFlow.js for the activation. All functions borrow their arguments and return
 * fresh tensors.
 */
export interface Arithmetic {
  /** Which of the two. */
  readonly name: "fast" | "plain";

  /**
   * A dense layer, activation(x w + b); has first derivatives.
   *
   * @param x shape [batch, inputs]
   * @param w shape [inputs, outputs]
   * @param b shape [outputs]
   * @throws {TypeError} when a shape does not fit, or an activation has no value or no slope
   * @throws {RangeError} when the name of the activation is unknown
   */
  dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D, activation: Activation): tf.Tensor2D;

  /**
   * Layers one after the other; has first derivatives.
   *
   * @param x shape [batch, inputs]
   * @throws {TypeError} when there is no layer or a shape does not fit
   * @throws {RangeError} when the name of an activation is unknown
   */
  forward(layers: readonly DenseLayer[], x: tf.Tensor2D): tf.Tensor2D;

  /**
   * The mean of (y - target)^2 over all entries; has first derivatives.
   *
   * @throws {TypeError} when the shapes differ or there is no entry
   */
  meanSquare(y: tf.Tensor, target: tf.Tensor): tf.Scalar;

  /**
   * A velocity and its exact divergence; take no derivative, `exactDivergence` has them.
   *
   * @param layers the velocity as a function of (x, t), t the last column; with z, of (x, z, t)
   * @param x      points, shape [batch, dim]
   * @param t      one time for each, shape [batch]
   * @param z      what is known about each point, shape [batch, condition]
   * @throws {TypeError} when the layers do not map these numbers to dim
   * @throws {RangeError} when the name of an activation is unknown, or a result is not finite
   */
  velocityAndDivergence(
    layers: readonly DenseLayer[],
    x: tf.Tensor2D,
    t: tf.Tensor1D,
    z?: tf.Tensor2D,
  ): VelocityAndDivergence;
}
