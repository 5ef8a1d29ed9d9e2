import type { Fields } from "../../show/saved_film.ts";

/**
 * How a picture fits its place: "whole" keeps its shape and scales it, "wide" is as high as is said
 * and as wide as the place.
 */
export type Fit =
  | { readonly kind: "whole" }
  | { readonly kind: "wide"; readonly height: number | undefined };

/** In what size to draw a picture, and how many pixels of the screen each of its own takes. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const WIDTH = 520, HEIGHT = 380; // pixels of a figure that names no size, as in its still
const NARROW = 560; // pixels of the screen, below which a wide picture becomes nearly square

/**
 * The size of a picture in a place of the page.
 *
 * @param layout of the figure, with its own height and perhaps width
 * @param room   pixels that the place is wide
 *
 * @example
 * ```ts
 * import { sizeOf } from "./size.ts";
 * console.log(sizeOf({ height: 400 }, 260, { kind: "whole" }));
 * // { width: 520, height: 400, scale: 0.5 }
 * ```
 */
export function sizeOf(layout: Fields, room: number, fit: Fit): Size {
  const { width = WIDTH, height = HEIGHT } = layout as { width?: number; height?: number };
  if (fit.kind === "whole") return { width, height, scale: room / width };
  const shown = fit.height ?? Math.round(room < NARROW ? 0.95 * room : 0.4 * room);
  const scale = shown / height;
  return { width: Math.round(room / scale), height, scale };
}
