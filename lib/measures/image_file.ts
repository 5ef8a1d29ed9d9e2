const DIGITS = "0123456789abcdefg";

/** Grey images with labels, as they are stored: text, one character a pixel. */
export interface ImageFile {
  /** What the images are. */
  readonly name: string;
  /** Who made them, and where they are published. */
  readonly origin: string;
  /** On what terms they may be passed on. */
  readonly licence: string;
  /** Rows and columns of an image. */
  readonly shape: readonly number[];
  /** One digit for each image. */
  readonly labels: string;
  /** One digit to base 17 (0 ... 9, a ... g) for each pixel, row by row. */
  readonly images: readonly string[];
}

/** Numbers read from an {@link ImageFile}. */
export interface Images {
  /** Height of an image, in pixels. */
  readonly rows: number;
  /** Width of an image, in pixels. */
  readonly columns: number;
  /** Grey values 0 ... 16, image by image: [count * rows * columns]. */
  readonly pixels: Uint8Array;
  /** What each image shows, 0 ... 9: [count]. */
  readonly labels: Uint8Array;
}

/**
 * Reads and checks a file of images.
 *
 * @throws {TypeError} when a part is missing, or a number of characters is wrong
 * @throws {RangeError} when a character is no pixel or no label
 */
export function readImages(file: ImageFile): Images {
  const { shape, labels, images } = file;
  const [rows, columns] = shape ?? [];
  if (shape?.length !== 2 || !isSize(rows) || !isSize(columns)) {
    throw new TypeError(`Expected shape of two positive integers; got [${shape}]`);
  }
  if (typeof labels !== "string" || !Array.isArray(images)) {
    throw new TypeError("Expected labels (string) and images (array); got another kind");
  }
  if (labels.length !== images.length) {
    throw new TypeError(`Expected ${images.length} labels, one an image; got ${labels.length}`);
  }
  const length = rows * columns;
  const pixels = new Uint8Array(images.length * length);
  images.forEach((image: string, i) => {
    if (image.length !== length) {
      throw new TypeError(`Expected ${length} pixels in image ${i}; got ${image.length}`);
    }
    for (let p = 0; p < length; p++) pixels[i * length + p] = digit(image[p]!, 17, `image ${i}`);
  });
  return { rows, columns, pixels, labels: Uint8Array.from(labels, (c) => digit(c, 10, "labels")) };
}

function digit(character: string, base: number, where: string): number {
  const value = DIGITS.slice(0, base).indexOf(character);
  if (value < 0) {
    throw new RangeError(`Expected digits to base ${base} in ${where}; got "${character}"`);
  }
  return value;
}

function isSize(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
