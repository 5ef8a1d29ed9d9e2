import { type Arc, noisyArcs, type Placement } from "./arcs.ts";
import type { Distribution, Sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

/**
 * The two circles of several packages, drawn by scikit-learn's `make_circles` with factor 1/2.
 *
 * - `ffjord`: Grathwohl et al. 2019
 * - `sf2m`: Tong et al. 2023, "Simulation-free Schrödinger bridges"
 * - `dsb`: De Bortoli et al. 2021, without noise and so without a density
 */
export const CIRCLES: Readonly<Record<"ffjord" | "sf2m" | "dsb", Placement>> = {
  ffjord: { noise: 0.08, scale: 3, shift: [0, 0] },
  sf2m: { noise: 0.05, scale: 3.5, shift: [0, 0] },
  dsb: { noise: 0, scale: 10, shift: [0, 0] },
};

/**
 * Two circles about the origin, equally likely, with normal noise.
 *
 *   x = scale (r (cos a, sin a) + noise z) + shift,   r = 1 or 1/2,  a uniform on [0, 2 pi]
 *
 * @param variant a name in {@link CIRCLES}, or noise, scale and shift
 * @throws {RangeError} that lists the known names, or says which number is out of range; `logProb`
 * when the noise is 0
 * @see Pedregosa et al. 2011 (scikit-learn), which spaces the angles evenly.
 */
export function circles(
  variant: keyof typeof CIRCLES | Placement = "ffjord",
): Distribution & Sampler {
  return noisyArcs(
    [circle(1), circle(1 / 2)],
    typeof variant === "string" ? variantOf("circles", CIRCLES, variant) : variant,
  );
}

function circle(radius: number): Arc {
  return {
    from: 0,
    to: 2 * Math.PI,
    point: (angle) => [radius * Math.cos(angle), radius * Math.sin(angle)],
  };
}
