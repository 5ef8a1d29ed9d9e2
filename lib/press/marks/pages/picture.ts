import { drawStill } from "#still";
import type { Figure } from "../../../figures/mod.ts";
import { inBothSchemes } from "../../book/outputs/both_schemes.ts";
import { readStill } from "../../book/outputs/still.ts";
import { type Markup, markup, trusted } from "../../show/markup.ts";

/** A figure inside a page, light or dark as the page is, with its caption and its description. */
export async function pictureOf(figure: Figure): Promise<Markup> {
  const { svg, width, height } = readStill(await drawStill(figure), {
    notebook: "a page about marks",
    cell: figure.caption,
  });
  const source = `data:image/svg+xml;base64,${
    new TextEncoder().encode(inBothSchemes(svg)).toBase64()
  }`;
  return markup`<figure class="figure"><div class="card"><img src="${source}" alt="${figure.description}"${
    trusted(` width="${width}" height="${height}"`)
  }></div>
<figcaption>${figure.caption}<details class="describe"><summary>Describe this figure</summary>
<p>${figure.description}</p></details></figcaption></figure>
`;
}
