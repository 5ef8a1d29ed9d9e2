import { Buffer } from "node:buffer";
import { type Markup, markup } from "../markup.ts";
import type { Place } from "../place.ts";
import { type Shelf, store } from "./shelf.ts";
import { readStill } from "./still.ts";

/** A picture as a cell saved it. */
export interface SavedFigure {
  /** The drawing; absent when the cell was run without the still renderer. */
  readonly svg?: string;
  /** A picture made of dots, base64. */
  readonly png?: string;
  /** First line the caption, the rest a description in words. */
  readonly text: string;
}

/**
 * A figure with its caption; the description is the picture's text for those who do not see it and
 * is folded below the caption for those who do.
 */
export function renderFigure(figure: SavedFigure, shelf: Shelf, place: Place): Markup {
  const [caption = "", ...rest] = figure.text.trim().split("\n");
  const description = rest.join("\n").trim() || caption;
  const picture = renderPicture(figure, description, shelf, place);
  if (picture === undefined) {
    return markup`<figure class="figure"><p class="described">${description}</p>
<figcaption>${caption}</figcaption></figure>\n`;
  }
  const words = rest.length === 0 ? [] : [
    markup`<details class="describe"><summary>Describe this figure</summary>
<p>${description}</p></details>`,
  ];
  return markup`<figure class="figure">${picture}
<figcaption>${caption}${words}</figcaption></figure>\n`;
}

function renderPicture(
  { svg, png }: SavedFigure,
  description: string,
  shelf: Shelf,
  place: Place,
): Markup | undefined {
  if (svg !== undefined) {
    const still = readStill(svg, place);
    const path = store(shelf, place, "svg", still.svg);
    const { width, height } = still;
    return markup`<div class="card"><img loading="lazy" src="${path}" alt="${description}" width="${width}" height="${height}"></div>`;
  }
  if (png === undefined) return undefined;
  const path = store(shelf, place, "png", Buffer.from(png, "base64"));
  return markup`<div class="card"><img loading="lazy" src="${path}" alt="${description}"></div>`;
}
