import { type Estimate, estimateMean } from "../judge/estimate.ts";
import { requireCount } from "../require/numbers.ts";
import type { Stream } from "../random/stream.ts";
import { wasserstein2 } from "./wasserstein.ts";

/** A law that can be sampled in float64. */
export interface PointSource {
  /** Dimension of the space. */
  readonly dim: number;
  /** Draws as rows one after the other, `[count * dim]`. */
  draw(count: number, stream: Stream): ArrayLike<number>;
}

/** How a {@link samplingFloor} is measured. */
export interface FloorOptions {
  /** Points in each of the two samples. */
  readonly points: number;
  /** Pairs of samples to average over, at least 2. */
  readonly repetitions: number;
  /** Distance between two clouds; {@link wasserstein2} unless told. */
  readonly distance?: (x: ArrayLike<number>, y: ArrayLike<number>, dim: number) => number;
}

/**
 * The distance between two fresh samples of one and the same law: what a perfect sampler scores.
 *
 * A measured distance means little without it, since it shrinks slowly with the number of points.
 *
 * @param law     where the samples come from
 * @param stream  is split, not moved on
 * @returns the mean over the repetitions with its standard error
 * @throws {RangeError} when points or repetitions are out of range
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { samplingFloor } from "flowbook/transport";
 * const line = { dim: 1, draw: (count: number, numbers = stream(0)) => numbers.normal(count) };
 * const floor = samplingFloor(line, { points: 100, repetitions: 20 }, stream(1));
 * console.log(Number(floor.value) > 0.1, Number(floor.value) < 0.3); // true true
 * ```
 */
export function samplingFloor(law: PointSource, options: FloorOptions, stream: Stream): Estimate {
  const { points, repetitions, distance = wasserstein2 } = options;
  requireCount(points, "points");
  if (!Number.isInteger(repetitions) || repetitions < 2) {
    throw new RangeError(`Expected repetitions to be an integer of at least 2; got ${repetitions}`);
  }
  const distances = Array.from({ length: repetitions }, (_, r) => {
    const draws = stream.split(`repetition ${r}`);
    const left = law.draw(points, draws.split("left"));
    const right = law.draw(points, draws.split("right"));
    return distance(left, right, law.dim);
  });
  return estimateMean(distances);
}
