import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { entityTag } from "./compress.ts";
import { type Asset, asset, type Pages } from "../show/site.ts";

const SCRIPT = "follow.js", STATES = "follow/";

/**
 * The pages with one more script, which loads a page again when its notebook has been written.
 *
 * A page carries the state of what it was made from, and asks for that state twice a second: a few
 * bytes, whose answer makes the page again if it has to be. A book on a static host holds none of
 * this.
 */
export function followed(pages: Pages): Pages {
  const made = new WeakMap<Asset, FollowedPage>(); // what stays the same is compressed once
  let script: Promise<Asset> | undefined;

  async function get(path: string): Promise<Asset | undefined> {
    if (path === SCRIPT) return await (script ??= readScript());
    if (path.startsWith(STATES)) return asset("state.txt", await stateOrNothing(path));
    if (!isPage(path)) return await pages.get(path);
    const state = await stateOf(pages, path); // first: a page newer than its state loads once more
    const file = await pages.get(path);
    if (file === undefined) return undefined;
    let page = made.get(file);
    if (page?.state !== state) page = { state, file: withScript(file, path, state) };
    made.set(file, page);
    return page.file;
  }

  async function stateOrNothing(path: string): Promise<string> {
    try {
      return await stateOf(pages, path.slice(STATES.length));
    } catch {
      return ""; // a notebook that is half written, say; the page waits
    }
  }

  return { get };
}

interface FollowedPage {
  readonly state: string;
  readonly file: Asset;
}

function isPage(path: string): boolean {
  return path.endsWith(".html") && !path.startsWith("assets/");
}

/** Changes with a page and with its notebook, whose pictures the page only names. */
async function stateOf(pages: Pages, path: string): Promise<string> {
  const files = [path, `notebooks/${path.replace(/\.html$/, ".ipynb")}`];
  const found = await Promise.all(files.map((file) => pages.get(file)));
  return found.map((file) => file === undefined ? "" : entityTag(file)).join(" ").trim();
}

function withScript({ bytes }: Asset, path: string, state: string): Asset {
  const html = new TextDecoder().decode(bytes);
  const tag =
    `<script type="module" src="/${SCRIPT}" data-follow="/${STATES}${path}" data-state="${state}"></script>`;
  return asset(path, html.replace("</head>", `${tag}\n</head>`));
}

async function readScript(): Promise<Asset> {
  const source = await readFile(new URL("../page/follow.ts", import.meta.url), "utf8");
  return asset(SCRIPT, stripTypeScriptTypes(source));
}
