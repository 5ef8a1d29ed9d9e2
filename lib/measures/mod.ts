/**
 * Probability laws to start from and to aim at: Gaussians, their mixtures, and real images.
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
export { type DataSet, digits } from "./digits.ts";
export type { Distribution } from "./distribution.ts";
export { eightGaussians, gaussianMixture } from "./gaussian_mixture.ts";
export { type ImageFile, type Images, readImages } from "./image_file.ts";
export { standardNormal } from "./standard_normal.ts";
