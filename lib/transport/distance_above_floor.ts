import type { Stream } from "../random/stream.ts";
import { requireCloud } from "./cloud.ts";
import type { PointSource } from "./sampling_floor.ts";
import { wasserstein2 } from "./wasserstein.ts";

/**
 * The squared Wasserstein-2 distance of samples to a law, above what fresh draws of the law score.
 *
 *   W2(samples, data)^2 - W2(fresh, data)^2,   data and fresh: as many draws of the law
 *
 * It is 0 on average for a perfect sampler, for which the distance itself is not 0, see
 * {@link samplingFloor}, when the samples do not come from this stream. A single value scatters, and
 * may be negative.
 *
 * @param samples points one after the other, `[count * dim]`
 * @param law     where the points should come from
 * @param stream  is split into the streams of data and fresh draws, not moved on
 * @throws {TypeError} when the samples are no list, or no whole number of points, or a draw has another
 *   length
 * @throws {RangeError} when there is no sample, or a coordinate is not finite
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { squaredDistanceAboveFloor } from "flowbook/transport";
 * const line = { dim: 1, draw: (count: number, numbers = stream(0)) => numbers.normal(count) };
 * const shifted = line.draw(500, stream(1)).map((x) => x + 2);
 * console.log(squaredDistanceAboveFloor(shifted, line, stream(2)) > 3); // true, of 2^2
 * ```
 */
export function squaredDistanceAboveFloor(
  samples: ArrayLike<number>,
  law: PointSource,
  stream: Stream,
): number {
  const count = requireCloud("samples", samples, law.dim);
  const data = law.draw(count, stream.split("data"));
  const squareTo = (points: ArrayLike<number>): number => wasserstein2(points, data, law.dim) ** 2;
  return squareTo(samples) - squareTo(law.draw(count, stream.split("fresh")));
}
