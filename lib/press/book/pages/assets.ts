import { readdir, readFile } from "node:fs/promises";
import { type Asset, assets } from "../../show/site.ts";
import { formulaStyle } from "./fonts.ts";

const STYLE = new URL("./style/", import.meta.url);

/** Pages that look like no others: a chapter, which is read most, does not wait for their styles. */
export const LOOK_UP = ["api", "course", "ledger", "verify"] as const;

/** The files that pages share: style sheets, the icon, and the fonts of the formulas. */
export async function sharedAssets(): Promise<Map<string, Asset>> {
  const sheets = (await readdir(STYLE)).filter((name) => name.endsWith(".css")).sort();
  const { css, fonts } = await formulaStyle();
  return assets([
    ["assets/icon.svg", await readFile(new URL("icon.svg", STYLE))],
    ["assets/book.css", `${css}\n${await styleOf(sheets)}`],
    ["assets/look_up.css", await styleOf(LOOK_UP.map((kind) => `look_up/${kind}.css`))],
    ...Array.from(fonts, ([path, bytes]) => [`assets/${path}`, bytes] as const),
  ]);
}

/**
 * Some of the book's style sheets as one, for pages that look like the book and stand alone.
 *
 * @param names of their files, such as "1_colours.css"
 */
export async function styleOf(names: readonly string[]): Promise<string> {
  const parts = await Promise.all(names.map((name) => readFile(new URL(name, STYLE), "utf8")));
  return compact(parts.join("\n"));
}

/** A style sheet without its comments and indentation; its lines stay lines. */
function compact(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "\n").trim();
}
