import * as tf from "#tensorflow";
import { activationOf } from "./activations.ts";
import type { DenseLayer } from "./layers.ts";
import { smooth } from "./smooth.ts";

/** The product a b of matrices. */
export type Product = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** What layers make of points, and of any number of tangents at them. */
export interface Pushed {
  readonly value: tf.Tensor2D;
  readonly tangents: readonly tf.Tensor2D[];
}

/**
 * Sends points and their tangents through the layers: the derivative of a network, forwards.
 *
 *   z = h W + b,   h <- activation(z),   dh <- activation'(z) * (dh W),   from h = x and each dh = dx
 *
 * @param layers     layers that fit x
 * @param x          shape [batch, inputs]
 * @param directions each of the shape of x; none gives the value alone
 * @param product    how to multiply matrices, `tf.matMul` unless given
 * @returns tensors for a surrounding `tf.tidy` to free
 * @see Wengert 1964; Griewank and Walther 2008, chapter 3.
 */
export function push(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  directions: readonly tf.Tensor2D[],
  product: Product = (a, b) => tf.matMul(a, b),
): Pushed {
  let value = x, tangents = directions;
  for (const { weights, biases, activation } of layers) {
    const f = activationOf(activation);
    const z: tf.Tensor2D = tf.add(product(value, weights), biases);
    value = smooth(f)(z);
    if (tangents.length === 0) continue;
    const slope = f.slope(z, value);
    tangents = tangents.map((dh) => tf.mul(slope, product(dh, weights)));
  }
  return { value, tangents };
}
