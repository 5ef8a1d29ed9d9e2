import type * as tf from "#tensorflow";
import { allFinite } from "./kernels/all_finite.ts";
import { requireInput } from "./kernels/inputs.ts";

/** Points of the space, one per row: shape [batch, dim]. */
export type Points = tf.Tensor2D;

/** One time per point: shape [batch]. */
export type Times = tf.Tensor1D;

/** Velocities v(x, t) of shape [batch, dim] at points x of shape [batch, dim] and times t. */
export type VelocityField = (x: Points, t: Times) => Points;

/**
 * Demands a float32 tensor of a given shape.
 *
 * @param value the tensor to look at
 * @param shape one entry per axis: a number fixes the size, a name ("batch") leaves it free
 * @param name  how the message calls the tensor
 * @throws {TypeError} when value is another kind of thing, disposed, or has another shape
 *
 * @example
 * ```ts
 * import { requireShape, tf } from "flowbook/tensors";
 * requireShape(tf.zeros([64, 2]), ["batch", 2], "x"); // passes: any number of points in the plane
 * ```
 */
export function requireShape(
  value: tf.Tensor,
  shape: readonly (number | string)[],
  name: string,
): void {
  requireInput(value, name, shape);
}

/**
 * Demands finite numbers.
 *
 * @param value a tensor of any shape
 * @param name  how the message calls the tensor
 * @throws {RangeError} when an entry is NaN or infinite
 */
export function requireFinite(value: tf.Tensor, name: string): void {
  if (allFinite(value)) return;
  const bad = value.dataSync<"float32">().find((entry) => !Number.isFinite(entry));
  if (bad !== undefined) throw new RangeError(`Expected ${name} to be finite; got ${bad}`);
}

/**
 * Demands one time in [0, 1] for each point of a batch.
 *
 * @param t     times of shape [batch]
 * @param batch number of points
 * @throws {TypeError} when t has another shape
 * @throws {RangeError} when a time lies outside [0, 1] or is NaN
 */
export function requireTimes(t: Times, batch: number): void {
  requireShape(t, [batch], "t");
  const bad = t.dataSync<"float32">().find((time) => !(time >= 0 && time <= 1));
  if (bad !== undefined) throw new RangeError(`Expected t in [0, 1]; got ${short(bad)}`);
}

/**
 * Demands finite points with one time in [0, 1] each; what every function of (x, t) asks for.
 *
 * @param x points of shape [batch, dim]
 * @param t times of shape [batch]
 * @throws {TypeError} when a shape is wrong
 * @throws {RangeError} when a point is not finite or a time lies outside [0, 1]
 */
export function requirePointsAndTimes(x: Points, t: Times): void {
  requireShape(x, ["batch", "dim"], "x");
  requireTimes(t, x.shape[0]);
  requireFinite(x, "x");
}

/** 1.1 was given, 1.100000023841858 is what float32 made of it: print the shorter one. */
function short(value: number): string {
  return String(Number(value.toPrecision(7)));
}
