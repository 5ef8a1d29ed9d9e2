import * as tf from "#tensorflow";
import type { ExactBijector } from "../exact/bijectors/bijector.ts";
import { type Points, requireFinite, requireShape } from "../tensors/shapes.ts";

/** Points that a bijection has moved, and how the volume around each has changed. */
export interface Moved {
  /** Where the points are now, shape [batch, dim]. */
  readonly points: Points;
  /** log |det J| of the direction taken, shape [batch]. */
  readonly logDet: tf.Tensor1D;
}

/**
 * An invertible map of R^dim with numbers that can be learned.
 *
 *   y = f(x),   log |det (f^-1)'(y)| = -log |det f'(x)|
 *
 * Both directions borrow their points and return fresh tensors. Unless the map says otherwise, both
 * have gradients of first order in the points and in the variables.
 */
export interface Bijector {
  /** Dimension of the space. */
  readonly dim: number;
  /** What the map is made of besides its variables; two maps of one architecture share checkpoints. */
  readonly architecture: Architecture;
  /** Learned numbers, in a fixed order; empty for a fixed map. */
  readonly variables: readonly tf.Variable[];
  /**
   * Base to data: y = f(x) and log |det f'(x)|.
   *
   * @throws {TypeError} when x is not of shape [batch, dim]
   * @throws {RangeError} when x is not finite
   */
  forward(x: Points): Moved;
  /**
   * Data to base: x = f^-1(y) and log |det (f^-1)'(y)|.
   *
   * @throws {TypeError} when y is not of shape [batch, dim]
   * @throws {RangeError} when y is not finite
   */
  inverse(y: Points): Moved;
  /** The same map in float64, of the weights as they are now. */
  exact(): ExactBijector;
  /** Frees the variables. */
  dispose(): void;
}

/** What a map is, as plain data for `JSON.stringify`: its kind and its settings. */
export interface Architecture {
  /** The function that makes such a map. */
  readonly kind: string;
  /** Its settings: all that is fixed and changes what the map does. */
  readonly [setting: string]: Setting;
}

/** A setting of an {@link Architecture}. */
export type Setting = string | number | null | readonly Setting[] | Architecture;

/**
 * Demands points that a map can move.
 *
 * @throws {TypeError} when they are not of shape [batch, dim]
 * @throws {RangeError} when they are not finite
 */
export function requirePoints(points: Points, dim: number, name: string): void {
  requireShape(points, ["batch", dim], name);
  requireFinite(points, name);
}

/**
 * What a map makes of points, with all else that it made on the way freed.
 *
 * @param compute points of shape [batch, dim] and logDet of shape [batch]
 */
export function moved(
  compute: () => { readonly points: tf.Tensor; readonly logDet: tf.Tensor },
): Moved {
  return tf.tidy(() => ({ ...compute() })) as Moved;
}
