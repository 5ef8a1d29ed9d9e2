import { type Arc, noisyArcs, type Placement } from "./arcs.ts";
import type { Distribution, Sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

const ROLL: Arc = {
  from: 3 * Math.PI / 2,
  to: 9 * Math.PI / 2,
  point: (angle) => [angle * Math.cos(angle), angle * Math.sin(angle)],
};

/**
 * The Swiss rolls of several packages: first and third coordinate of scikit-learn's
 * `make_swiss_roll`.
 *
 * - `ffjord`: Grathwohl et al. 2019
 */
export const SWISS_ROLLS: Readonly<Record<"ffjord", Placement>> = {
  ffjord: { noise: 1, scale: 1 / 5, shift: [0, 0] },
};

/**
 * A spiral seen along the axis of a Swiss roll, with a uniform angle and normal noise.
 *
 *   x = scale (a (cos a, sin a) + noise z) + shift,   a uniform on [3 pi / 2, 9 pi / 2]
 *
 * @param variant a name in {@link SWISS_ROLLS}, or noise, scale and shift
 * @throws {RangeError} that lists the known names, or says which number is out of range
 * @see Pedregosa et al. 2011 (scikit-learn).
 */
export function swissRoll(
  variant: keyof typeof SWISS_ROLLS | Placement = "ffjord",
): Distribution & Sampler {
  return noisyArcs(
    [ROLL],
    typeof variant === "string" ? variantOf("swissRoll", SWISS_ROLLS, variant) : variant,
  );
}
