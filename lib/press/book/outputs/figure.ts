import { Buffer } from "node:buffer";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { CellPlace } from "../../show/cell_place.ts";
import { type DotPicture, DOTS } from "../../show/pictures.ts";
import { plotlyAttribute } from "./film.ts";
import { inBothSchemes } from "./both_schemes.ts";
import { withPaleSurfaces } from "./pale_surfaces.ts";
import { type OutputFiles, store } from "./output_files.ts";
import { readStill } from "./still.ts";

/** A picture as a cell saved it. */
export interface SavedFigure {
  /** The drawing; absent when the cell was run without the still renderer. */
  readonly svg?: string;
  /** A picture made of dots. */
  readonly dots?: DotPicture;
  /** What Plotly draws it from. */
  readonly plotly?: unknown;
  /** First line the caption, the rest a description in words. */
  readonly text: string;
}

/**
 * A figure with its caption; the description is the picture's text for those who do not see it and
 * is folded below the caption for those who do.
 */
export function renderFigure(figure: SavedFigure, files: OutputFiles, place: CellPlace): Markup {
  const [caption = "", ...rest] = figure.text.trim().split("\n");
  const description = rest.join("\n").trim() || caption;
  const picture = storePicture(figure, files, place);
  const plotly = plotlyAttribute(figure.plotly, picture?.path, files, place);
  if (picture === undefined) {
    return markup`<figure class="figure"${plotly}><p class="described">${description}</p>
<figcaption>${caption}</figcaption></figure>\n`;
  }
  const words = rest.length === 0 ? [] : [
    markup`<details class="describe"><summary>Describe this figure</summary>
<p>${description}</p></details>`,
  ];
  const { path, size } = picture;
  return markup`<figure class="figure"${plotly}><div class="card"><img loading="lazy" src="${path}" alt="${description}"${size}></div>
<figcaption>${caption}${words}</figcaption></figure>\n`;
}

function storePicture(
  { svg, dots, plotly }: SavedFigure,
  files: OutputFiles,
  place: CellPlace,
): { readonly path: string; readonly size: Markup } | undefined {
  if (svg !== undefined) {
    const { svg: text, width, height } = readStill(svg, place);
    const path = store(files, place, "svg", inBothSchemes(withPaleSurfaces(text, plotly)));
    return { path, size: markup` width="${width}" height="${height}"` };
  }
  if (dots === undefined) return undefined;
  const bytes = Buffer.from(dots.base64, "base64");
  return { path: store(files, place, DOTS[dots.type], bytes), size: NOTHING };
}
