import * as tf from "#tensorflow";
import type { Points, Times } from "../tensors/shapes.ts";
import { type CheckedLayer, type Parameters, requireLayers } from "./layers.ts";

/**
 * What goes into the layers of a velocity field: (x, t), or (x, z, t) where z is known.
 *
 * @param x points, shape [batch, dim]
 * @param t one time for each, shape [batch]
 * @param z what is known about each, shape [batch, condition]
 */
export function fieldInput(x: Points, t: Times, z?: Points): tf.Tensor2D {
  return tf.tidy(() => tf.concat(z ? [x, z, tf.expandDims(t, 1)] : [x, tf.expandDims(t, 1)], 1));
}

/** A direction in x as one of what goes into the layers, (x, t): time stands still. */
export function stillDirection(dx: Points): tf.Tensor2D {
  return tf.pad(dx, [[0, 0], [0, 1]]);
}

/**
 * Demands the layers of a velocity field: dim coordinates, the condition and the time go in, dim
 * numbers come out.
 *
 * @param condition how many numbers are known about each point
 * @throws {TypeError} when the layers do not fit
 */
export function requireField(
  layers: readonly Parameters[],
  dim: number,
  condition = 0,
): CheckedLayer[] {
  const checked = requireLayers(layers, dim + condition + 1), { outputs } = checked.at(-1)!;
  if (outputs !== dim) {
    throw new TypeError(`Expected ${dim} outputs of the last layer; got ${outputs}`);
  }
  return checked;
}
