import { requirePlacement } from "./arcs.ts";
import { type Sampler, sampler } from "./distribution.ts";
import { HALF_CIRCLES, moonsPlacement, type MoonsVariant } from "./moons.ts";

/**
 * Two moons as scikit-learn draws them: half of the points on each, at evenly spaced angles.
 *
 *   a = 0, pi / (n - 1), 2 pi / (n - 1), ..., pi   on a moon of n points
 *
 * Noise and order alone are random: the draws are not independent, and two samples lie closer
 * together than two of {@link moons}.
 *
 * @param variant a name in {@link MOONS}, or noise, scale and shift
 * @throws {RangeError} that lists the known names, or says which number is out of range
 * @see Pedregosa et al. 2011 (`make_moons` with shuffling).
 */
export function evenMoons(variant: MoonsVariant = "sf2m"): Sampler {
  const placement = moonsPlacement(variant), { noise, scale, shift } = placement;
  requirePlacement(placement);
  return sampler(2, (count, stream) => {
    const points = evenPoints(count), order = stream.permutation(count);
    return stream.normal(2 * count).map((z, j) =>
      scale * (points[order[j >> 1]!]![j & 1]! + noise * z) + shift[j & 1]!
    );
  });
}

function evenPoints(count: number): (readonly [number, number])[] {
  const sizes = [Math.floor(count / 2), Math.ceil(count / 2)];
  return HALF_CIRCLES.flatMap(({ from, to, point }, k) => {
    const size = sizes[k]!, step = (to - from) / Math.max(1, size - 1);
    return Array.from({ length: size }, (_, i) => point(from + i * step));
  });
}
