import { readdir, readFile } from "node:fs/promises";
import { type Asset, asset } from "../site.ts";

const STYLE = new URL("./style/", import.meta.url);
const KATEX = new URL("./", import.meta.resolve("katex/dist/katex.min.css"));
const OTHER_FORMATS = /,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g;

/** The files that all pages share: style sheets, the icon, and the fonts of the formulas. */
export async function sharedAssets(): Promise<Map<string, Asset>> {
  const files = new Map<string, Asset>();
  const add = (path: string, content: string | Uint8Array): void => {
    files.set(path, asset(path, content));
  };
  add("assets/icon.svg", await readFile(new URL("icon.svg", STYLE)));
  const sheets = (await readdir(STYLE)).filter((name) => name.endsWith(".css")).sort();
  const parts = await Promise.all(sheets.map((name) => readFile(new URL(name, STYLE), "utf8")));
  add("assets/book.css", parts.join("\n"));
  const katex = await readFile(new URL("katex.min.css", KATEX), "utf8");
  add("assets/katex.css", katex.replaceAll(OTHER_FORMATS, "")); // every browser in use reads woff2
  for (const name of (await readdir(new URL("fonts/", KATEX))).sort()) {
    if (!name.endsWith(".woff2")) continue;
    add(`assets/fonts/${name}`, await readFile(new URL(`fonts/${name}`, KATEX)));
  }
  return files;
}
