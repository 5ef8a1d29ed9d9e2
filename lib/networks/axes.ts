import * as tf from "#tensorflow";
import type { Points } from "../tensors/shapes.ts";

/** Unit vector i as a row, shape [1, length]. */
export function axis(i: number, length: number): tf.Tensor2D {
  return tf.tensor2d([Array.from({ length }, (_, j) => Number(i === j))]);
}

/** The dim unit vectors as directions at points, each of the shape of the points. */
export function axesAt({ shape: [batch, dim] }: Points): Points[] {
  return Array.from({ length: dim }, (_, i) => tf.tile(axis(i, dim), [batch, 1]));
}
