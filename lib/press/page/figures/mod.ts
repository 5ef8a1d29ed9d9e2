/**
 * Figures in the page: still pictures that answer when they are asked to, and pictures with sliders.
 *
 * Plotly and the drawings are loaded when the reader touches the first figure.
 *
 * @module
 */
import { EXPLORE_TYPE } from "../../../notebook/records/explore_record.ts";
import { requireDrawable } from "../../../figures/drawable.ts";
import type { MimeBundle } from "../../ipynb/notebook.ts";
import { PLOTLY } from "../../show/pictures.ts";
import type { ChapterPage, PageCell } from "../chapter/chapter_page.ts";
import { liveExplore, liveFigure } from "./live_figure.ts";
import { readInputs } from "./inputs.ts";
import { touchExplore, touchStill } from "./still_figure.ts";

let alive: ChapterPage | undefined;

/** Gives the saved figures of a chapter their buttons and sliders. */
export function hydrateFigures(page: ChapterPage): void {
  alive = page;
  for (const figure of page.root.querySelectorAll<HTMLElement>("figure[data-plotly]")) {
    const cell = cellOf(figure, page);
    if (!figure.classList.contains("explore")) touchStill(figure, page);
    else if (cell) touchExplore(figure, page, cell);
  }
}

/**
 * Draws the picture that a cell has just put out, with its caption and description, and with its
 * inputs if it has some; or draws it anew, when the cell has updated it.
 *
 * @param into what holds the picture: an output of a cell, in the page
 * @param data the forms of the output
 * @throws {RangeError} when the drawing is too large to be drawn within a moment
 * @throws {TypeError} when there is no drawing that Plotly could read, or the output stands in no
 *   cell of a page that {@link hydrateFigures} knows
 */
export async function plot(into: HTMLElement, data: MimeBundle): Promise<void> {
  const cell = alive && cellOf(into, alive);
  if (!alive || !cell) throw new TypeError("Expected an output in a cell of the page");
  requireDrawable(data[PLOTLY]);
  const place = { page: alive, cell };
  const explore = readInputs(data[EXPLORE_TYPE]);
  if (explore) liveExplore(into, data, explore, place);
  else await liveFigure(into, data, place);
}

function cellOf(element: HTMLElement, page: ChapterPage): PageCell | undefined {
  return page.cells.get(element.closest<HTMLElement>("section.cell")?.id ?? "");
}
