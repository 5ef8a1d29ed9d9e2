import type * as tf from "#tensorflow";
import type { ExactMonotoneMap } from "../../exact/bijectors/monotone_map.ts";
import type { Setting } from "../bijector.ts";

/** Numbers that increasing maps have moved, one map for each, and how the lengths have changed. */
export interface MovedNumbers {
  /** Where the numbers are now, shape [n]. */
  readonly values: tf.Tensor1D;
  /** Logs of the slopes of the direction taken, shape [n]. */
  readonly logSlopes: tf.Tensor1D;
}

/**
 * A family of increasing maps of the line, one for each row of raw numbers, any real ones.
 *
 * A network gives the raw numbers; the family makes of them what keeps the map increasing. Both
 * directions leave what they made on the way to the `tf.tidy` of their caller.
 */
export interface MonotoneMap {
  /** How many raw numbers choose one map. */
  readonly parameters: number;
  /** The raw numbers from which training starts: the identity, or near it. */
  readonly start: readonly number[];
  /** What is fixed. */
  readonly settings: Readonly<Record<string, Setting>>;
  /**
   * Data to base: x = g(y), and log g'(y).
   *
   * @param y   shape [n]
   * @param raw shape [n, parameters]
   */
  apply(y: tf.Tensor1D, raw: tf.Tensor2D): MovedNumbers;
  /** Base to data: y = g^-1(x), and log (g^-1)'(x) = -log g'(y). */
  invert(x: tf.Tensor1D, raw: tf.Tensor2D): MovedNumbers;
  /** The same family in float64. */
  readonly exact: ExactMonotoneMap;
}
