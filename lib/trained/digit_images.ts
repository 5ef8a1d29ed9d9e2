import file from "../../data/digits.json" with { type: "json" };
import { readImages } from "../measures/image_file.ts";

/** The digits in two parts: what a network has seen, and what it is measured by. */
export interface DigitImages {
  /** 1198 images. */
  readonly training: readonly (readonly number[])[];
  /** 599 others: every third image of the file. */
  readonly heldOut: readonly (readonly number[])[];
}

/**
 * The handwritten digits as lists of 64 numbers from -1 (paper) to 1 (ink), in two parts.
 *
 *   x = level / 8 - 1,   level = 0, 1, ..., 16
 *
 * @see Alpaydin and Kaynak 1998, "Optical recognition of handwritten digits" (UCI), test part.
 *
 * @example
 * ```ts
 * import { digitImages } from "flowbook/trained";
 * const { training, heldOut } = digitImages();
 * console.log(training.length, heldOut.length, heldOut[0]!.length); // 1198 599 64
 * ```
 */
export function digitImages(): DigitImages {
  const { rows, columns, pixels, labels } = readImages(file);
  const size = rows * columns;
  const images = Array.from(labels, (_, i) => {
    return Array.from(pixels.subarray(i * size, (i + 1) * size), (level) => level / 8 - 1);
  });
  return {
    training: images.filter((_, i) => i % 3 !== 2),
    heldOut: images.filter((_, i) => i % 3 === 2),
  };
}
