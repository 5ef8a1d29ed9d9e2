import * as tf from "#tensorflow";
import { ACTIVATION_SLOPES } from "./activation_slopes.ts";
import {
  type DenseLayer,
  layerActivations,
  layerInputs,
  requireField,
  requireLayers,
} from "./kernels/layers.ts";
import { type Points, requireFinite, requireShape, type Times } from "./shapes.ts";

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
 * @param x      points, shape [batch, inputs]
 * @param dx     one direction for each, shape [batch, inputs]
 * @throws {TypeError} when there is no layer or a shape does not fit
 * @throws {RangeError} when an activation is unknown, or a point, direction or result is not finite
 * Source: Wengert 1964 (forward mode); Griewank and Walther 2008, chapter 3.
 *
 * @example
 * ```ts
 * import { type DenseLayer, jvp, tf } from "flowbook/tensors";
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
  requireLayers(layerInputs(layers), layerActivations(layers), x.shape[1]);
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
 * @param layers the velocity as a function of (x, t), t the last column
 * @param x      points, shape [batch, dim]
 * @param t      one time for each, shape [batch]
 * @returns shape [batch]
 * @throws {TypeError} when the layers do not map dim + 1 numbers to dim, or a shape does not fit
 * @throws {RangeError} when an activation is unknown, or a point, time or result is not finite
 * Source: Chen et al. 2018, "Neural ordinary differential equations", section 4.
 *
 * @example
 * ```ts
 * import { type DenseLayer, exactDivergence, tf } from "flowbook/tensors";
 * const weights = tf.tensor2d([[5, 1], [1, 2], [0, 0]]), biases = tf.zeros<tf.Rank.R1>([2]);
 * const layers: DenseLayer[] = [{ weights, biases, activation: "linear" }];
 * console.log(exactDivergence(layers, tf.zeros([1, 2]), tf.zeros([1])).dataSync()[0]); // 7
 * ```
 */
export function exactDivergence(
  layers: readonly DenseLayer[],
  x: Points,
  t: Times,
): tf.Tensor1D {
  requireShape(x, ["batch", "dim"], "x");
  const [batch, dim] = x.shape;
  requireShape(t, [batch], "t");
  requireField(layerInputs(layers), layerActivations(layers), dim);
  requireFinite(x, "x");
  requireFinite(t, "t");
  return tf.tidy(() => {
    const state: tf.Tensor2D = tf.concat([x, tf.expandDims(t, 1)], 1);
    const axes = Array.from({ length: dim }, (_, i) => axis(i, dim + 1));
    const { tangents } = push(layers, state, axes.map((e) => tf.tile(e, [batch, 1])));
    const entries = tangents.map((dv, i): tf.Tensor1D => tf.sum(tf.mul(dv, axis(i, dim)), 1));
    const divergence = entries.reduce((sum, entry) => tf.add(sum, entry));
    requireFinite(divergence, "the divergence");
    return divergence;
  });
}

/** Sends points and any number of their tangents through the layers. */
function push(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  directions: readonly tf.Tensor2D[],
): { value: tf.Tensor2D; tangents: readonly tf.Tensor2D[] } {
  let value = x, tangents = directions;
  for (const { weights, biases, activation } of layers) {
    const z: tf.Tensor2D = tf.add(tf.matMul(value, weights), biases);
    const pushed = ACTIVATION_SLOPES[activation](z);
    tangents = tangents.map((dh) => tf.mul(pushed.slope, tf.matMul(dh, weights)));
    value = pushed.value;
  }
  return { value, tangents };
}

/** Unit vector i as a row, shape [1, length]. */
function axis(i: number, length: number): tf.Tensor2D {
  return tf.tensor2d([Array.from({ length }, (_, j) => Number(i === j))]);
}
