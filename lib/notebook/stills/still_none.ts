import type { Figure } from "../../figures/mod.ts";
import type { Marks } from "./joined_marks.ts";

/**
 * Stands in for `#still` where figures are drawn live, as in the page: no still picture.
 *
 * @param _figure is drawn by Plotly itself
 */
export function drawStill(_figure: Figure, _marks?: Marks): Promise<string | undefined> {
  return Promise.resolve(undefined);
}
