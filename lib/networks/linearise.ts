import * as tf from "#tensorflow";
import { activationOf } from "./activations.ts";
import type { DenseLayer } from "./layers.ts";
import { smooth } from "./smooth.ts";

/** The product a b of matrices. */
export type Product = (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** Layers at some points, and their derivative there. */
export interface Linearised {
  readonly value: tf.Tensor2D;
  /** f'(x) dx for one direction each, of the shape of x; as often as one likes. */
  along(dx: tf.Tensor2D): tf.Tensor2D;
}

/**
 * Layers at some points as a value and a linear map: one forward pass, then one for each direction.
 *
 *   z = h W + b,   h <- activation(z),   dh <- activation'(z) * (dh W),   from h = x and dh = dx
 *
 * @param layers  layers that fit x
 * @param x       shape [batch, inputs]
 * @param product how to multiply matrices, `tf.matMul` unless given
 * @returns tensors for a surrounding `tf.tidy` to free
 * @see Wengert 1964; Griewank and Walther 2008, chapter 3.
 */
export function linearise(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  product: Product = (a, b) => tf.matMul(a, b),
): Linearised {
  let value = x;
  const steps = layers.map(({ weights, biases, activation }) => {
    const f = activationOf(activation), z: tf.Tensor2D = tf.add(product(value, weights), biases);
    const y = value = smooth(f)(z);
    let slope: tf.Tensor2D | undefined; // once, and only where a direction asks for it
    return (dh: tf.Tensor2D): tf.Tensor2D => {
      slope ??= f.slope(z, y);
      return tf.mul(slope, product(dh, weights));
    };
  });
  return { value, along: (dx) => steps.reduce((dh, step) => step(dh), dx) };
}
