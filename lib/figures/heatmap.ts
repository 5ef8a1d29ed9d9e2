import { type Figure, figure, type FigureText } from "./figure.ts";
import { type Axes, layoutOf } from "./layout.ts";
import { type Surface, surfaceTrace } from "./surface.ts";

/** What {@link heatmap} needs. */
export interface HeatmapOptions extends Axes, FigureText, Surface {}

/**
 * A function of two different quantities (a place and a time, say) as coloured cells.
 *
 * For two coordinates of one plane use `plane` with a layer of kind "density": it keeps the shape.
 *
 * @param options centres of columns and rows, values of shape [rows, columns], titles, words
 * @throws {TypeError} when a title, caption or description is missing, or shapes do not fit
 * @throws {RangeError} when a number is not finite
 *
 * @example
 * ```ts
 * import { heatmap } from "flowbook/figures";
 * const table = heatmap({
 *   name: "product",
 *   columns: [1, 2, 3],
 *   rows: [1, 2],
 *   values: [[1, 2, 3], [2, 4, 6]],
 *   x: "first factor",
 *   y: "second factor",
 *   caption: "Products grow towards the corner.",
 *   description: "A grid of two rows and three columns, lightest at the top right.",
 * });
 * console.log(table.data.length); // 1
 * ```
 */
export function heatmap(options: HeatmapOptions): Figure {
  return figure([surfaceTrace(options)], layoutOf(options, options, "free"), options);
}
