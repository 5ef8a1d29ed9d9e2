/**
 * Probability laws to start from and to aim at: Gaussians, their mixtures, the shapes in the plane
 * that the literature uses, and real images.
 *
 * A shape goes by one name in many packages and differs in all of them; the parameters of each
 * package are kept under its name, such as `moons("ffjord")`.
 *
 * @example
 * ```ts
 * import { eightGaussians, standardNormal } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const numbers = stream(1);
 * const x0 = standardNormal(2).sample(256, numbers.split("noise"));
 * const x1 = eightGaussians().sample(256, numbers.split("data"));
 * console.log(x0.shape, x1.shape); // [256, 2] [256, 2]
 * ```
 *
 * @module
 */
export type { Placement } from "./arcs.ts";
export { checkerboard, CHECKERBOARDS } from "./checkerboard.ts";
export { CIRCLES, circles } from "./circles.ts";
export { diagonalMoons } from "./diagonal_moons.ts";
export { type DataSet, digits } from "./digits.ts";
export { type Distribution, type Sampler, sampler } from "./distribution.ts";
export { EIGHT_GAUSSIANS, eightGaussians, type Ring } from "./eight_gaussians.ts";
export { evenMoons } from "./even_moons.ts";
export { gaussianMixture } from "./gaussian_mixture.ts";
export { type ImageFile, type Images, readImages } from "./image_file.ts";
export { MOONS, moons, type MoonsVariant } from "./moons.ts";
export { pinwheel, PINWHEELS } from "./pinwheel.ts";
export { S_CURVES, sCurve } from "./s_curve.ts";
export { standardNormal } from "./standard_normal.ts";
export { SWISS_ROLLS, swissRoll } from "./swiss_roll.ts";
export { type Spirals, TWO_SPIRALS, twoSpirals } from "./two_spirals.ts";
