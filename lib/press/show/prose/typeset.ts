import katex from "katex";
import { type CellPlace, errorAt } from "../cell_place.ts";

/**
 * One formula as HTML for the eye and MathML for the ear.
 *
 * @param tex     without dollar signs
 * @param display "inline" within a line of text, "display" on a line of its own
 * @param place   named when KaTeX cannot read the formula
 * @throws {Error} naming notebook, cell, formula and KaTeX's reason
 */
export function typeset(tex: string, display: "inline" | "display", place: CellPlace): string {
  try {
    return katex.renderToString(tex, {
      displayMode: display === "display",
      throwOnError: true,
      trust: false,
      strict: (code) => code === "newLineInDisplayMode" ? "ignore" : "error",
    });
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    throw errorAt(place, `the formula "${tex}" cannot be read: ${reason(error.message)}`);
  }
}

function reason(message: string): string {
  return message.replace(/^KaTeX parse error: /, "").replaceAll("\u0332", ""); // underlined letters
}
