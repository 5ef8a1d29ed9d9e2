import { withoutSlider } from "../../../notebook/explore/slider.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { isFilm } from "../../show/saved_film.ts";
import { type OutputFiles, store, storeBeside } from "./output_files.ts";
import type { CellPlace } from "../../show/cell_place.ts";

/**
 * The attribute that tells the page where the drawing of a figure lies, which it loads when the
 * reader wants to touch the figure. Nothing, where the cell saved no such drawing.
 *
 * Plotly's own slider stays behind: the page has better ones.
 *
 * @param plotly  what the cell saved
 * @param picture path of the still picture, beside which the drawing is put
 */
export function plotlyAttribute(
  plotly: unknown,
  picture: string | undefined,
  files: OutputFiles,
  place: CellPlace,
): Markup {
  if (!isFilm(plotly)) return NOTHING;
  const { data, layout, frames } = plotly;
  const drawing = {
    data,
    layout: withoutSlider(layout),
    ...(frames === undefined ? {} : { frames }),
  };
  const path = picture === undefined
    ? store(files, place, "json", JSON.stringify(drawing))
    : storeBeside(files, picture, drawing);
  return markup` data-plotly="${path}"`;
}
