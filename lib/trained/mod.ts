/**
 * A network that is trained already, with the images that it was trained on: material for projects.
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { digitPainter } from "flowbook/trained";
 * const { dim, velocity } = digitPainter();
 * let x = [[...stream(2).normal(dim)]];
 * for (let k = 0; k < 16; k++) { // sixteen Euler steps from noise to a digit
 *   const v = velocity(x, k / 16);
 *   x = x.map((point, i) => point.map((pixel, j) => pixel + v[i]![j]! / 16));
 * }
 * console.log(x[0]!.length); // 64
 * ```
 *
 * @module
 */
export { type DigitImages, digitImages } from "./digit_images.ts";
export { type DigitPainter, digitPainter } from "./digit_painter.ts";
