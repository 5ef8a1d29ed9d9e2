import * as tf from "#tensorflow";
import file from "../../data/digits.json" with { type: "json" };
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { readImages } from "./image_file.ts";

/** Labelled images as points of the space of pixels. */
export interface DataSet {
  /** Pixels in an image. */
  readonly dim: number;
  /** Rows and columns of an image. */
  readonly shape: { readonly rows: number; readonly columns: number };
  /** One image a row, shape [count, dim]; -1 is paper and 1 is ink. */
  readonly images: Points;
  /** What each image shows, [count]. */
  readonly labels: Uint8Array;
  /**
   * Independent draws from the images, with replacement; they move the stream on.
   *
   * @returns points of shape [count, dim]
   * @throws {RangeError} when count is not a non-negative integer
   */
  sample(count: number, stream: Stream): Points;
  /** Frees the images. */
  dispose(): void;
}

/**
 * 1797 handwritten digits of 8x8 pixels, grey values 0 ... 16 scaled to [-1, 1].
 *
 *   x = pixel / 8 - 1
 *
 * @throws {TypeError} or {RangeError} when the file is damaged
 * @see Alpaydin and Kaynak 1998, "Optical recognition of handwritten digits" (UCI), test part.
 *
 * @example
 * ```ts
 * import { digits } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const data = digits();
 * console.log(data.images.shape); // [1797, 64]
 * console.log(data.sample(256, stream(1).split("batch")).shape); // [256, 64]
 * data.dispose();
 * ```
 */
export function digits(): DataSet {
  const { rows, columns, pixels, labels } = readImages(file);
  const dim = rows * columns;
  const images = tf.tensor2d(Float32Array.from(pixels, (p) => p / 8 - 1), [labels.length, dim]);
  return {
    dim,
    shape: { rows, columns },
    images,
    labels,
    sample(count: number, stream: Stream): Points {
      return tf.tidy(() =>
        tf.gather(images, Int32Array.from(stream.integers(count, labels.length)))
      );
    },
    dispose: () => images.dispose(),
  };
}
