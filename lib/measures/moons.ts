import { type Arc, noisyArcs, type Placement } from "./arcs.ts";
import type { Distribution, Sampler } from "./distribution.ts";
import { variantOf } from "./variants.ts";

/** Two half circles that reach into each other. */
export const HALF_CIRCLES: readonly [Arc, Arc] = [
  { from: 0, to: Math.PI, point: (angle) => [Math.cos(angle), Math.sin(angle)] },
  { from: 0, to: Math.PI, point: (angle) => [1 - Math.cos(angle), 1 / 2 - Math.sin(angle)] },
];

/** Mean and variance of both coordinates of the half circles in one heap. */
const HEAP = { mean: 3 / 8, variance: 13 / 16 - 1 / (2 * Math.PI) - (3 / 8) ** 2 };
const DSB_SCALE = 7 / Math.sqrt(HEAP.variance + 0.1 ** 2);

/**
 * The two moons of several packages, all drawn by scikit-learn's `make_moons`.
 *
 * - `sf2m`: Tong et al. 2023, "Simulation-free Schrödinger bridges"
 * - `ffjord`: Grathwohl et al. 2019
 * - `flow_matching`: the smallest example of the package flow_matching (Lipman et al. 2024)
 * - `flow_matching-likelihood`: its example of maximum likelihood
 * - `dsb`: De Bortoli et al. 2021, the start of "moons to eight Gaussians"; all coordinates in one
 *   heap have mean 0 and standard deviation 7 (here those of the law, there of the sample)
 */
export const MOONS: Readonly<
  Record<"sf2m" | "ffjord" | "flow_matching" | "flow_matching-likelihood" | "dsb", Placement>
> = {
  sf2m: { noise: 0.05, scale: 2, shift: [-1, 0] },
  ffjord: { noise: 0.1, scale: 2, shift: [-1, -0.2] },
  flow_matching: { noise: 0.15, scale: 1, shift: [0, 0] },
  "flow_matching-likelihood": { noise: 0.1, scale: 1, shift: [0, 0] },
  dsb: { noise: 0.1, scale: DSB_SCALE, shift: [-DSB_SCALE * HEAP.mean, -DSB_SCALE * HEAP.mean] },
};

/** A name in {@link MOONS}, or parameters of one's own. */
export type MoonsVariant = keyof typeof MOONS | Placement;

/**
 * Two moons: half circles with uniform angles and normal noise.
 *
 *   x = scale (point + noise z) + shift
 *   point = (cos a, sin a) or (1 - cos a, 1/2 - sin a),   a uniform on [0, pi]
 *
 * @param variant a name in {@link MOONS}, or noise, scale and shift
 * @throws {RangeError} that lists the known names, or says which number is out of range
 * @see Pedregosa et al. 2011 (scikit-learn), which spaces the angles evenly: {@link evenMoons}.
 *
 * @example
 * ```ts
 * import { MOONS, moons } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const data = moons("sf2m"), x = data.sample(256, stream(1).split("data"));
 * console.log(x.shape, data.logProb(x).shape); // [256, 2] [256]
 * const wide = moons({ ...MOONS.sf2m, noise: 0.2 });
 * console.log(wide.dim); // 2
 * ```
 */
export function moons(variant: MoonsVariant = "sf2m"): Distribution & Sampler {
  return noisyArcs(HALF_CIRCLES, moonsPlacement(variant));
}

/** @throws {RangeError} that lists the known names */
export function moonsPlacement(variant: MoonsVariant): Placement {
  return typeof variant === "string" ? variantOf("moons", MOONS, variant) : variant;
}
