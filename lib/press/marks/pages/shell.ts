import { readFile } from "node:fs/promises";
import { formulaStyle } from "../../book/pages/fonts.ts";
import { styleOf } from "../../book/pages/assets.ts";
import { type Markup, markup, trusted } from "../../show/markup.ts";

/** Of the book, what these pages are made of. */
const BOOK = ["1_colours.css", "2_page.css", "3_prose.css", "4_cells.css", "7_print.css"];
const OWN = new URL("./style/marks.css", import.meta.url);

/** Nothing is loaded and nothing runs; pictures and letters stand in the page. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; " +
  "base-uri 'none'; form-action 'none'";

/** A page in one file: it may be mailed, printed, and opened without a network. */
export interface LonePage {
  /** Plain words for the tab of the browser. */
  readonly title: string;
  readonly main: Markup;
}

/** Writes pages that look like the book. */
export type Shell = (page: LonePage) => string;

/** Reads the style sheets once, for any number of pages. */
export async function openShell(): Promise<Shell> {
  const style = `${await styleOf(BOOK)}\n${await readFile(OWN, "utf8")}`;
  const formulas = await formulaSheet();
  return ({ title, main }) => {
    const sheets = main.html.includes('class="katex') ? `${formulas}\n${style}` : style;
    return markup`${trusted("<!doctype html>")}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
${trusted(sheets)}</style>
</head>
<body class="marks">
<div class="page">
<main>
${main}</main>
</div>
</body>
</html>
`.html;
  };
}

/** The style of formulas with its small fonts inside; a rare sign takes a font of the reader's. */
async function formulaSheet(): Promise<string> {
  const { css, fonts } = await formulaStyle();
  return css.replace(/@font-face\{[^}]*\}/g, (face) => {
    const path = /url\((fonts\/[^)]*)\)/.exec(face)?.[1];
    if (path === undefined) return face; // carries its bytes
    const bytes = path.endsWith("-part.woff2") ? fonts.get(path) : undefined;
    return bytes === undefined
      ? ""
      : face.replace(path, `data:font/woff2;base64,${bytes.toBase64()}`);
  });
}
