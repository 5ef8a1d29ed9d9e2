import { drawStill } from "#still";
import { requireDrawable } from "../figures/drawable.ts";
import { requireText } from "../figures/figure.ts";
import type { Figure } from "../figures/mod.ts";
import { canShowPictures, deliver } from "./display.ts";
import type { Bundle } from "./records/display_message.ts";
import { type Table, tableBundle } from "./table.ts";

/**
 * Shows a figure, a table or a text as output of the cell: the only way to visible output.
 *
 * A figure is sent as Plotly JSON for front ends that draw it, as an SVG image for those that do
 * not, and in words.
 *
 * @param value a figure of `flowbook/figures`, a table of rows, or a text
 * @throws {TypeError} when it is none of these, or a figure, table or text has no words
 * @throws {RangeError} when a number in a table is not finite, or a figure is too large for a page
 *
 * @example
 * ```ts
 * import { show } from "flowbook/notebook";
 * await show("The cloud pinches half way.");
 * await show({ columns: ["steps", "error"], rows: [[10, 0.1], [20, 0.05]], caption: "Euler." });
 * ```
 */
export async function show(value: Figure | Table | string): Promise<void> {
  await deliver({ kind: "new", data: await bundleOf(value) });
}

async function bundleOf(value: Figure | Table | string): Promise<Bundle> {
  if (typeof value === "string") {
    if (value.trim() === "") throw new TypeError("Expected a text to show; got an empty one");
    return { "text/plain": value };
  }
  if (typeof value === "object" && value !== null) {
    if ("data" in value && "layout" in value) return await figureBundle(value);
    if ("columns" in value && "rows" in value) return tableBundle(value);
  }
  throw new TypeError(`Expected a figure, a table or a text; got ${typeof value}`);
}

async function figureBundle(figure: Figure): Promise<Bundle> {
  const { data, layout, caption, description } = figure;
  requireDrawable(figure); // it may have been made without our builders
  requireText(caption, "a caption");
  requireText(description, "a description");
  const words = { "text/plain": `${caption}\n${description}` };
  if (!canShowPictures()) return words;
  const svg = await drawStill(figure);
  return {
    "application/vnd.plotly.v1+json": { data, layout },
    ...(svg === undefined ? {} : { "image/svg+xml": svg }),
    ...words,
  };
}
