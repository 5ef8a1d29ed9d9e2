import type * as tf from "#tensorflow";
import type { DenseLayer } from "./layers.ts";
import { push } from "./push.ts";

/** A velocity, and how it moves along some directions. */
export interface VelocityWithTangents {
  /** v, shape [batch, dim]. */
  readonly velocity: tf.Tensor2D;
  /** The derivative of v along each direction, shape [batch, dim]. */
  readonly tangents: readonly tf.Tensor2D[];
}

/**
 * Layers at some inputs and their derivatives along some directions, with first derivatives in the
 * weights, the inputs and the directions.
 *
 * @param layers     layers that fit the input
 * @param input      shape [batch, inputs]
 * @param directions each of the shape of the input
 * @returns tensors for a surrounding `tf.tidy` to free
 */
export function velocityWithTangents(
  layers: readonly DenseLayer[],
  input: tf.Tensor2D,
  directions: readonly tf.Tensor2D[],
): VelocityWithTangents {
  const { value, tangents } = push(layers, input, directions);
  return { velocity: value, tangents };
}
