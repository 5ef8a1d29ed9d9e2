/**
 * What runs in a browser, bundled from this checkout into files of the book.
 *
 * @module
 */
import { type Asset, assets } from "../show/site.ts";
import { readBinaries } from "./binaries.ts";
import { readDeclarations } from "./declarations.ts";
import type { Modules } from "./entries.ts";
import { frameDocument } from "./frame.ts";
import { readNotices } from "./notices.ts";
import { cellModules, type Project, readProject } from "./project.ts";
import { bundleScripts } from "./scripts.ts";

/** Where scripts lie in the book. */
export const LIVE = "assets/live";

/**
 * The files below `assets/live/`: `main.js` for pages, with its chunks; `worker.js` in which cells
 * run, `worker_webgl.js` with the graphics card, and `cells.html` in which they live; `types.js` and `types.json`; `wasm/` for TensorFlow.js;
 * `plotly.js`, and `licences.txt`.
 *
 * @param more modules that cells may import besides those of the book, as a test needs them
 * @throws {Error} when the bundler fails; the message has its words
 *
 * @example
 * ```ts ignore
 * const files = await bundleBook();
 * files.get("assets/live/main.js");
 * ```
 */
export async function bundleBook(more: Modules = {}): Promise<Map<string, Asset>> {
  const project = await readProject();
  const own = Object.fromEntries(cellModules(project).map((name) => [name, name]));
  const parts = await Promise.all([
    bundleLive(project, { ...own, ...more }),
    readBinaries(),
    readDeclarations(project),
    readLicences(),
  ]);
  return assets(
    parts.flatMap((part) => [...part]).map(([name, bytes]) => [`${LIVE}/${name}`, bytes]),
  );
}

/** The scripts, and the frame's inside its document. */
async function bundleLive(project: Project, modules: Modules): Promise<Map<string, Uint8Array>> {
  const scripts = new Map(await bundleScripts(project, modules));
  const frame = new TextDecoder().decode(scripts.get("frame.js"));
  scripts.delete("frame.js");
  return scripts.set("cells.html", new TextEncoder().encode(frameDocument(frame)));
}

async function readLicences(): Promise<Map<string, Uint8Array>> {
  return new Map([["licences.txt", new TextEncoder().encode(await readNotices())]]);
}
