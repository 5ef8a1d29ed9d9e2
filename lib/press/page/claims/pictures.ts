/**
 * The pictures of mistakes; loaded with the first one.
 *
 * @module
 */
import type { Figure } from "../../../figures/mod.ts";
import type { Comparison } from "./comparisons.ts";
import { mistakePicture } from "./mistake_picture.ts";

export { picturePanel } from "./picture_panel.ts";

/** A picture for each mistake that has numbers. */
export function mistakePictures(comparisons: readonly Comparison[]): Figure[] {
  return comparisons.flatMap((comparison) => mistakePicture(comparison) ?? []);
}
