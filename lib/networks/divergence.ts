import * as tf from "#tensorflow";
import { type Points, requireFinite, requireShape, type Times } from "../tensors/shapes.ts";
import { axis } from "./axes.ts";
import { fieldInput, requireField } from "./field.ts";
import type { DenseLayer } from "./layers.ts";
import type { Product } from "./linearise.ts";
import { push } from "./push.ts";

/** A velocity at some points and how fast it spreads them. */
export interface VelocityAndDivergence {
  /** v(x, t), shape [batch, dim]. */
  readonly velocity: tf.Tensor2D;
  /** sum over i of dv_i / dx_i, shape [batch]. */
  readonly divergence: tf.Tensor1D;
}

/** Where a velocity is asked for. */
export interface Place {
  /** Points, shape [batch, dim]. */
  readonly x: Points;
  /** One time for each, shape [batch]. */
  readonly t: Times;
  /** What is known about each, shape [batch, condition]. */
  readonly z?: Points | undefined;
}

/**
 * A velocity and its divergence by one push of the points with dim tangents, the axes of x.
 *
 *   div v = sum over i of dv_i / dx_i
 *
 * @param layers the velocity as a function of (x, t) or (x, z, t)
 * @throws {TypeError} when the layers do not fit the place or a shape does not fit
 * @throws {RangeError} when an activation is unknown or a result is not finite
 */
export function pushedDivergence(
  layers: readonly DenseLayer[],
  { x, t, z }: Place,
  product?: Product,
): VelocityAndDivergence {
  requireShape(x, ["batch", "dim"], "x");
  const [batch, dim] = x.shape;
  requireShape(t, [batch], "t");
  if (z) requireShape(z, [batch, "condition"], "z");
  const condition = z?.shape[1] ?? 0, inputs = dim + condition + 1;
  requireField(layers, dim, condition);
  return tf.tidy(() => {
    const axes = Array.from({ length: dim }, (_, i) => tf.tile(axis(i, inputs), [batch, 1]));
    const { value: velocity, tangents } = push(layers, fieldInput(x, t, z), axes, product);
    const entries = tangents.map((dv, i): tf.Tensor1D => tf.sum(tf.mul(dv, axis(i, dim)), 1));
    const divergence = entries.reduce((sum, entry) => tf.add(sum, entry));
    requireFinite(velocity, "v(x, t)");
    requireFinite(divergence, "the divergence");
    return { velocity, divergence };
  });
}
