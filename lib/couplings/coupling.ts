import type { Stream } from "../random/stream.ts";
import { type Points, requireFinite, requireShape } from "../tensors/shapes.ts";

/** Noise and data in pairs: row i of x0 belongs to row i of x1. */
export interface PairedPoints {
  /** Where paths start, shape [count, dim]. */
  readonly x0: Points;
  /** Where they end, shape [count, dim]. */
  readonly x1: Points;
}

/**
 * A rule that pairs noise with data.
 *
 * It borrows both and returns fresh tensors. Where each row is used once, both laws stay as they
 * are; where pairs are drawn with replacement, they do so on average.
 *
 * @throws {TypeError} when x0 and x1 differ in shape
 * @throws {RangeError} when a point is not finite
 */
export type Coupling = (x0: Points, x1: Points, stream: Stream) => PairedPoints;

/**
 * Demands as many points on both sides.
 *
 * @returns their number
 * @throws {TypeError} when the shapes differ; {RangeError} when there is no point or one is not finite
 */
export function requireBatches(x0: Points, x1: Points): number {
  requireShape(x0, ["batch", "dim"], "x0");
  requireShape(x1, x0.shape, "x1");
  if (x0.shape[0] === 0) throw new RangeError("Expected at least one pair; got none");
  requireFinite(x0, "x0");
  requireFinite(x1, "x1");
  return x0.shape[0];
}

/** @throws {RangeError} when the way to draw is none of the known ones */
export function requireDraw(draw: string, known: readonly string[]): void {
  if (known.includes(draw)) return;
  throw new RangeError(`Expected draw to be one of ${known.join(", ")}; got ${draw}`);
}
