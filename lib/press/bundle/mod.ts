/**
 * What runs in a browser, bundled from this checkout into files of the book.
 *
 * @module
 */
import { type Asset, asset } from "../book/site.ts";
import { readBinaries } from "./binaries.ts";
import { readDeclarations } from "./declarations.ts";
import type { Modules } from "./entries.ts";
import { readNotices } from "./notices.ts";
import { cellModules, readProject } from "./project.ts";
import { bundleScripts } from "./scripts.ts";

/** Where scripts lie in the book. */
export const LIVE = "assets/live";

/**
 * The files below `assets/live/`: `main.js` for pages, `worker.js` in which cells run, their chunks,
 * `wasm/` for TensorFlow.js, `plotly.js`, and `licences.txt`.
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
    bundleScripts(project, { ...own, ...more }),
    readBinaries(),
    readDeclarations(project),
    readLicences(),
  ]);
  const files = new Map<string, Asset>();
  for (const [name, bytes] of parts.flatMap((part) => [...part])) {
    const path = `${LIVE}/${name}`;
    files.set(path, asset(path, bytes));
  }
  return files;
}

async function readLicences(): Promise<Map<string, Uint8Array>> {
  return new Map([["licences.txt", new TextEncoder().encode(await readNotices())]]);
}
