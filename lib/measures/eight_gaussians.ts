import { eightGaussiansProblem } from "../exact/fixtures.ts";
import type { Distribution, Sampler } from "./distribution.ts";
import { gaussianMixture } from "./gaussian_mixture.ts";
import { variantOf } from "./variants.ts";

/** Where the eight centres lie and how wide each component is. */
export interface Ring {
  /** Distance of the centres from the origin. */
  readonly radius: number;
  /** Standard deviation of a component in each coordinate. */
  readonly sd: number;
}

/**
 * The eight Gaussians of several packages.
 *
 * - `sf2m`: Tong et al. 2023, "Simulation-free Schrödinger bridges", from the normal law
 * - `torchcfm`: the function of the package torchcfm, which passes sqrt(0.1) where a covariance is
 *   expected; the variance of a coordinate is 0.316
 * - `torchcfm-as-documented`: the variance 0.1 that its argument names
 * - `ffjord`: Grathwohl et al. 2019, with its 1.414 for sqrt(2)
 * - `dsb`: De Bortoli et al. 2021, the target of "moons to eight Gaussians"
 */
export const EIGHT_GAUSSIANS: Readonly<
  Record<"sf2m" | "torchcfm" | "torchcfm-as-documented" | "ffjord" | "dsb", Ring>
> = {
  sf2m: { radius: 5, sd: 1 },
  torchcfm: { radius: 5, sd: 0.1 ** (1 / 4) },
  "torchcfm-as-documented": { radius: 5, sd: Math.sqrt(0.1) },
  ffjord: { radius: 4 / 1.414, sd: 0.5 / 1.414 },
  dsb: { radius: 12, sd: 1.5 },
};

/**
 * Eight Gaussians with centres on a circle in the plane, all equally likely.
 *
 *   centre j = radius (cos(j pi / 4), sin(j pi / 4)),   j = 0, ..., 7
 *
 * @param variant a name in {@link EIGHT_GAUSSIANS}
 * @throws {RangeError} that lists the known names
 *
 * @example
 * ```ts
 * import { eightGaussians } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * console.log(eightGaussians().draw(100, stream(1).split("data")).length); // 200
 * ```
 */
export function eightGaussians(
  variant: keyof typeof EIGHT_GAUSSIANS = "sf2m",
): Distribution & Sampler {
  const { radius, sd } = variantOf("eightGaussians", EIGHT_GAUSSIANS, variant);
  const { weights, means } = eightGaussiansProblem.target; // on a circle of radius 5
  return gaussianMixture({
    weights,
    means: means.map((mean) => mean.map((coordinate) => coordinate * (radius / 5))),
    sds: weights.map(() => sd),
  });
}
