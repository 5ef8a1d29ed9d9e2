import { readFile } from "node:fs/promises";
import { formulaStyle } from "../book/pages/fonts.ts";

const OWN = new URL("./paper.css", import.meta.url);
const FACE = /@font-face\{[^}]*\}/g;
const FILE = /url\((fonts\/[\w-]+\.woff2)\)/;

/** Faces that few formulas need, and the classes that KaTeX gives to what is set in them. */
const RARE: readonly { readonly face: RegExp; readonly classes: string }[] = [
  { face: /KaTeX_AMS/, classes: "amsrm|mathbb" },
  { face: /KaTeX_Caligraphic/, classes: "mathcal" },
  { face: /KaTeX_Fraktur/, classes: "mathfrak" },
  { face: /KaTeX_SansSerif/, classes: "mathsf|textsf" },
  { face: /KaTeX_Script/, classes: "mathscr" },
  { face: /KaTeX_Typewriter/, classes: "mathtt|texttt" },
  { face: /font-weight:700/, classes: "mathbf|textbf|boldsymbol" },
  { face: /KaTeX_Main;font-style:italic/, classes: "mathit|textit" },
];

/**
 * The style sheet of a page for paper, with the fonts of its formulas inside.
 *
 * @param html of the page, for the fonts that it needs
 */
export async function paperStyle(html: string): Promise<string> {
  const { css, fonts } = await formulaStyle();
  const codes = [...new Set(html.replaceAll(/\s/g, ""))].map((character) =>
    character.codePointAt(0)!
  );
  const filled = css.replaceAll(FACE, (face) => {
    const isNeeded = RARE.every(({ face: rare, classes }) =>
      !rare.test(face) || new RegExp(`class="[^"]*(?:${classes})`).test(html)
    );
    if (!isNeeded) return "";
    if (!rangesOf(face).some(({ from, to }) => codes.some((code) => from <= code && code <= to))) {
      return "";
    }
    return face.replace(FILE, (_, path: string) => `url(${dataUrl(fonts.get(path)!)})`);
  });
  return `${filled}\n${await readFile(OWN, "utf8")}`;
}

/** The characters that a face is for: those it lists, or all. */
function rangesOf(face: string): { readonly from: number; readonly to: number }[] {
  const listed = /unicode-range:([^;}]*)/.exec(face)?.[1] ?? "U+0-10ffff";
  return listed.split(",").map((range) => {
    const [from, to = from] = range.replace("U+", "").split("-").map((code) => parseInt(code, 16));
    return { from: from!, to: to! };
  });
}

function dataUrl(font: Uint8Array): string {
  return `data:font/woff2;base64,${font.toBase64()}`;
}
