import * as tf from "#tensorflow";
import { type Points, requireFinite, requireShape, type Times } from "../tensors/shapes.ts";
import { pushedDivergence } from "./divergence.ts";
import { type DenseLayer, requireLayers } from "./layers.ts";
import { push } from "./push.ts";

/** What layers make of x, and how it moves with x. */
export interface ValueAndTangent {
  /** f(x), shape [batch, outputs]. */
  readonly value: tf.Tensor2D;
  /** f'(x) dx, shape [batch, outputs]. */
  readonly tangent: tf.Tensor2D;
}

/**
 * The Jacobian-vector product: layers f at x, and their derivative along dx, in one forward pass.
 *
 *   z = h W + b,   h <- activation(z),   dh <- activation'(z) * (dh W),   from h = x and dh = dx
 *
 * Value and tangent can be differentiated again, in the weights, in x and in dx. Derivatives of
 * `tf.grad` cannot: TensorFlow.js gets a second one through its own activations wrong or refuses it.
 *
 * @param layers dense layers, one behind the other
 * @param x      what goes in, shape [batch, inputs]
 * @param dx     one direction for each, shape [batch, inputs]
 * @throws {TypeError} when there is no layer or a shape does not fit
 * @throws {RangeError} when an activation is unknown, or a point, direction or result is not finite
 * @see Wengert 1964 (forward mode); Griewank and Walther 2008, chapter 3.
 *
 * @example
 * ```ts
 * import { type DenseLayer, jvp } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const weights = tf.tensor2d([[2], [3]]), biases = tf.zeros<tf.Rank.R1>([1]);
 * const layers: DenseLayer[] = [{ weights, biases, activation: "linear" }];
 * const { value, tangent } = jvp(layers, tf.tensor2d([[1, 1]]), tf.tensor2d([[0, 1]]));
 * console.log(value.dataSync()[0], tangent.dataSync()[0]); // 5 3
 * ```
 */
export function jvp(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  dx: tf.Tensor2D,
): ValueAndTangent {
  requireShape(x, ["batch", "inputs"], "x");
  requireShape(dx, x.shape, "dx");
  requireLayers(layers, x.shape[1]);
  requireFinite(x, "x");
  requireFinite(dx, "dx");
  return tf.tidy(() => {
    const { value, tangents: [tangent] } = push(layers, x, [dx]);
    requireFinite(value, "the value");
    requireFinite(tangent!, "the tangent");
    return { value, tangent: tangent! };
  });
}

/**
 * The divergence of a velocity in x, exact and differentiable in the weights, in x and in t.
 *
 *   div v(x, t) = sum over i of dv_i / dx_i
 *
 * One tangent for each axis travels with the points, so the cost grows with dim. Where no gradient
 * is wanted, `velocityAndDivergence` of an arithmetic computes the same faster.
 *
 * @param layers the velocity as a function of (x, t), t the last column; with z, of (x, z, t)
 * @param x      points, shape [batch, dim]
 * @param t      one time for each, shape [batch]
 * @param z      what is known about each point, shape [batch, condition], for the layers of a
 *   `conditionalNetwork`
 * @returns shape [batch]
 * @throws {TypeError} when the layers do not map these numbers to dim, or a shape does not fit
 * @throws {RangeError} when an activation is unknown, or a point, time or result is not finite
 * @see Chen et al. 2018, "Neural ordinary differential equations", section 4.
 *
 * @example
 * ```ts
 * import { type DenseLayer, exactDivergence } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const weights = tf.tensor2d([[5, 1], [1, 2], [0, 0]]), biases = tf.zeros<tf.Rank.R1>([2]);
 * const layers: DenseLayer[] = [{ weights, biases, activation: "linear" }];
 * console.log(exactDivergence(layers, tf.zeros([1, 2]), tf.zeros([1])).dataSync()[0]); // 7
 * ```
 */
export function exactDivergence(
  layers: readonly DenseLayer[],
  x: Points,
  t: Times,
  z?: Points,
): tf.Tensor1D {
  requireFinite(x, "x");
  requireFinite(t, "t");
  if (z) requireFinite(z, "z");
  return tf.tidy(() => pushedDivergence(layers, { x, t, z }).divergence);
}
