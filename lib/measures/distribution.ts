import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireWhole } from "../require/numbers.ts";
import type { Points } from "../tensors/shapes.ts";

/** A probability law on R^dim that can be sampled and has a density. */
export interface Distribution {
  /** Dimension of the space. */
  readonly dim: number;
  /**
   * Independent draws, which move the stream on.
   *
   * @param count number of points
   * @returns points of shape [count, dim]
   * @throws {RangeError} when count is not a non-negative integer
   */
  sample(count: number, stream: Stream): Points;
  /**
   * The natural logarithm of the density at each point; -Infinity where no point can lie.
   *
   * @param x points of shape [batch, dim]
   * @returns logarithms of shape [batch]
   * @throws {TypeError} when x has another shape
   * @throws {RangeError} when x is not finite, or so far out that float32 cannot hold its square
   */
  logProb(x: Points): tf.Tensor1D;
}

/** A source of points that can be drawn in float64 as well; their law need not have a density. */
export interface Sampler {
  /** Dimension of the space. */
  readonly dim: number;
  /**
   * Draws in float64, independent unless the source says otherwise; they move the stream on.
   *
   * @param count number of points
   * @returns the points one after the other, `[count * dim]`
   * @throws {RangeError} when count is not a non-negative integer
   */
  draw(count: number, stream: Stream): Float64Array;
  /** The same draws as float32 points of shape [count, dim]. */
  sample(count: number, stream: Stream): Points;
}

/**
 * A sampler from its draws in float64.
 *
 * @param rows draws `[count * dim]`; count is a non-negative integer
 */
export function sampler(
  dim: number,
  rows: (count: number, stream: Stream) => Float64Array,
): Sampler {
  const draw: Sampler["draw"] = (count, stream) => {
    requireWhole(count, "count");
    return rows(count, stream);
  };
  return {
    dim,
    draw,
    sample: (count, stream) => tf.tensor2d(new Float32Array(draw(count, stream)), [count, dim]),
  };
}
