import { type Arc, noisyArcs, type Placement } from "./arcs.ts";
import type { Distribution, Sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

const S: Arc = {
  from: -3 * Math.PI / 2,
  to: 3 * Math.PI / 2,
  point: (angle) => [Math.sin(angle), Math.sign(angle) * (Math.cos(angle) - 1)],
};

/** Variance of both coordinates of the curve in one heap; their mean is 0. */
const HEAP_VARIANCE = 1 + 2 / (3 * Math.PI);

/**
 * The S-curves of several packages: first and third coordinate of scikit-learn's `make_s_curve`.
 *
 * - `sf2m`: Tong et al. 2023, "Simulation-free Schrödinger bridges"
 * - `dsb`: De Bortoli et al. 2021, with all coordinates in one heap of standard deviation 7 (here
 *   that of the law, there of the sample)
 */
export const S_CURVES: Readonly<Record<"sf2m" | "dsb", Placement>> = {
  sf2m: { noise: 0.05, scale: 1.5, shift: [0, 0] },
  dsb: { noise: 0.1, scale: 7 / Math.sqrt(HEAP_VARIANCE + 0.1 ** 2), shift: [0, 0] },
};

/**
 * A curve like the letter S, with a uniform angle and normal noise.
 *
 *   x = scale (point + noise z) + shift
 *   point = (sin a, sign(a) (cos a - 1)),   a uniform on [-3 pi / 2, 3 pi / 2]
 *
 * @param variant a name in {@link S_CURVES}, or noise, scale and shift
 * @throws {RangeError} that lists the known names, or says which number is out of range
 * @see Pedregosa et al. 2011 (scikit-learn).
 */
export function sCurve(
  variant: keyof typeof S_CURVES | Placement = "sf2m",
): Distribution & Sampler {
  return noisyArcs(
    [S],
    typeof variant === "string" ? variantOf("sCurve", S_CURVES, variant) : variant,
  );
}
