import * as tf from "#tensorflow";
import { requireHalves } from "../exact/bijectors/halves.ts";
import type { Points } from "../tensors/shapes.ts";

/** Which coordinates a coupling keeps; the others move, by what the kept ones say. */
export interface Halves {
  /** Whether it keeps the first coordinates or the last, "first" by default. */
  readonly keeps?: "first" | "last";
  /** How many it keeps, floor(dim / 2) by default. */
  readonly kept?: number;
}

/** {@link Halves} that have been looked at. */
export interface Split {
  readonly dim: number;
  readonly keeps: "first" | "last";
  readonly kept: number;
  /** How many coordinates move, dim - kept. */
  readonly moving: number;
}

/** Points in two parts. */
export interface Parts {
  /** Shape [batch, kept]. */
  readonly still: Points;
  /** Shape [batch, dim - kept]. */
  readonly moving: Points;
}

/**
 * How a coupling splits the coordinates.
 *
 * @throws {RangeError} when a half would be empty, or `keeps` is neither "first" nor "last"
 */
export function splitOf(dim: number, { keeps = "first", kept }: Halves): Split {
  const count = requireHalves({ dim, keeps, kept });
  return { dim, keeps, kept: count, moving: dim - count };
}

/** The kept coordinates and the others; takes gradients. */
export function parted(x: Points, { keeps, kept, moving }: Split): Parts {
  const from = keeps === "first" ? { still: 0, moving: kept } : { still: moving, moving: 0 };
  return {
    still: tf.slice(x, [0, from.still], [-1, kept]),
    moving: tf.slice(x, [0, from.moving], [-1, moving]),
  };
}

/** Puts the two parts together again, each in its place. */
export function joined({ still, moving }: Parts, { keeps }: Split): Points {
  return tf.concat(keeps === "first" ? [still, moving] : [moving, still], 1);
}
