import type * as tf from "#tensorflow";
import type { DenseLayer } from "./layers.ts";
import { linearise, type Product } from "./linearise.ts";

/** What layers make of points, and of any number of tangents at them. */
export interface Pushed {
  readonly value: tf.Tensor2D;
  readonly tangents: readonly tf.Tensor2D[];
}

/**
 * Sends points and their tangents through the layers: the derivative of a network, forwards.
 *
 * @param layers     layers that fit x
 * @param x          shape [batch, inputs]
 * @param directions each of the shape of x; none gives the value alone
 * @param product    how to multiply matrices, `tf.matMul` unless given
 * @returns tensors for a surrounding `tf.tidy` to free
 */
export function push(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  directions: readonly tf.Tensor2D[],
  product?: Product,
): Pushed {
  const { value, along } = linearise(layers, x, product);
  return { value, tangents: directions.map(along) };
}
