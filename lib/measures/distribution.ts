import type * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
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
   * The natural logarithm of the density at each point.
   *
   * @param x points of shape [batch, dim]
   * @returns logarithms of shape [batch]
   * @throws {TypeError} when x has another shape
   * @throws {RangeError} when x is not finite, or so far out that float32 cannot hold its square
   */
  logProb(x: Points): tf.Tensor1D;
}
