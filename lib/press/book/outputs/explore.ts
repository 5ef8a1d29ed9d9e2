import type { ExploreRecord } from "../../../notebook/records/explore_record.ts";
import { printInput } from "../../../notebook/records/print.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { type CellPlace, errorAt } from "../../show/cell_place.ts";
import { inBothSchemes } from "./both_schemes.ts";
import { withPaleSurfaces } from "./pale_surfaces.ts";
import { renderFigure, type SavedFigure } from "./figure.ts";
import { plotlyAttribute } from "./film.ts";
import { type OutputFiles, store } from "./output_files.ts";
import { readStills } from "./still.ts";

const WIDE = 400; // pixels; a wider still needs the whole column

/**
 * A picture with a slider, as it can be without a script: some of its frames as small multiples,
 * side by side or, on a phone, below each other, with the value under each. What a script needs to
 * make it one picture with sliders stands in its attributes; the still at which it stands until then
 * is marked.
 *
 * @param record what the cell saved beside the figure
 * @throws {Error} naming notebook and cell when the record does not fit the image
 */
export function renderExplore(
  record: unknown,
  figure: SavedFigure,
  files: OutputFiles,
  place: CellPlace,
): Markup {
  if (figure.svg === undefined) return renderFigure(figure, files, place);
  const parts = readStills(figure.svg, place);
  if (!isRecord(record) || parts.length === 0 || parts.length !== record.stills.length) {
    throw errorAt(place, "Expected a slider and its stills; run the cell again");
  }
  const { inputs: [slider, ...others], stills, title } = record;
  const drawn = stills.map(({ value, description }, i) => {
    const { svg, width, height } = parts[i]!;
    const standing = value === slider.start ? markup` class="standing"` : NOTHING;
    const path = store(files, place, "svg", inBothSchemes(withPaleSurfaces(svg, figure.plotly)));
    const html =
      markup`<figure${standing}><div class="card"><img loading="lazy" src="${path}" alt="${description}" width="${width}" height="${height}"></div>
<figcaption>${printInput(slider, value)}</figcaption></figure>\n`;
    return { html, width, path };
  });
  const arrangement = drawn.some(({ width }) => width > WIDE) ? "down" : "across";
  const heading = title === undefined ? [] : [markup`<p class="figure-title">${title}</p>\n`];
  const fixed = others.map((input) => printInput(input, input.start)).join(", ");
  const [caption = "", ...description] = figure.text.trim().split("\n");
  const plotly = plotlyAttribute(figure.plotly, drawn[0]!.path, files, place);
  const { inputs, descriptions } = record;
  const data = JSON.stringify({ inputs, title, descriptions }); // without those that are undefined
  return markup`<figure class="figure explore ${arrangement}"${plotly} data-explore="${data}" style="--inputs: ${inputs.length}">
${heading}<div class="stills">
${drawn.map(({ html }) => html)}</div>
<figcaption>${caption}
<p class="slider">In a notebook this is one picture with a slider for ${
    slider.label ?? slider.name
  }${fixed === "" ? "." : `; here ${fixed}.`}</p>
<details class="describe"><summary>Describe this figure</summary>
${description.map((line) => markup`<p>${line}</p>\n`)}</details></figcaption></figure>\n`;
}

function isRecord(value: unknown): value is ExploreRecord {
  const { inputs, stills } = (value ?? {}) as Partial<ExploreRecord>;
  return Array.isArray(inputs) && inputs.length > 0 && Array.isArray(stills);
}
