import { readdir, readFile } from "node:fs/promises";
import { type Asset, asset } from "../../show/site.ts";
import { formulaStyle } from "./fonts.ts";

const STYLE = new URL("./style/", import.meta.url);

/** The files that all pages share: one style sheet, the icon, and the fonts of the formulas. */
export async function sharedAssets(): Promise<Map<string, Asset>> {
  const files = new Map<string, Asset>();
  const add = (path: string, content: string | Uint8Array): void => {
    files.set(path, asset(path, content));
  };
  add("assets/icon.svg", await readFile(new URL("icon.svg", STYLE)));
  const sheets = (await readdir(STYLE)).filter((name) => name.endsWith(".css")).sort();
  const parts = await Promise.all(sheets.map((name) => readFile(new URL(name, STYLE), "utf8")));
  const { css, fonts } = await formulaStyle();
  add("assets/book.css", `${css}\n${compact(parts.join("\n"))}`);
  for (const [path, bytes] of fonts) add(`assets/${path}`, bytes);
  return files;
}

/** A style sheet without its comments and indentation; its lines stay lines. */
function compact(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s*\n\s*/g, "\n").trim();
}
