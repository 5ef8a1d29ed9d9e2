import { dirname, join } from "node:path";
import { mkdir, writeFile } from "node:fs/promises";

/** One file of the book. */
export interface Asset {
  /** Media type as the server sends it. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The whole book in memory: paths relative to its root, such as `figures/07-x/flow-1.svg`. */
export type Site = ReadonlyMap<string, Asset>;

/** Where files of the book can be asked for: a {@link Site}, or one that is still being made. */
export interface Pages {
  /**
   * The file at a path, or undefined when there is none.
   *
   * @throws {Error} when there should be one and it cannot be made
   */
  get(path: string): Asset | undefined | Promise<Asset | undefined>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  txt: "text/plain; charset=utf-8",
  woff2: "font/woff2",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  ipynb: "application/x-ipynb+json",
  wasm: "application/wasm",
};

/**
 * A file of the book, its media type found from its path.
 *
 * @param path    ends in one of html, css, svg, png, jpg, gif, woff2, js, json, ipynb, wasm
 * @param content text (written as UTF-8) or bytes
 * @throws {TypeError} when the ending is another
 */
export function asset(path: string, content: string | Uint8Array): Asset {
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
  if (type === undefined) throw new TypeError(`Expected a file the book can hold; got ${path}`);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { type, bytes: Uint8Array.from(bytes) }; // a plain copy, whatever kind of buffer came in
}

/** Files of the book by their paths. */
export function assets(
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
): Map<string, Asset> {
  return new Map(Array.from(files, ([path, content]) => [path, asset(path, content)]));
}

/** The size of the book in bytes. */
export function siteSize(site: Site): number {
  return [...site.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Writes the book below a folder, which any static host can serve. */
export async function writeSite(site: Site, folder: string): Promise<void> {
  for (const [path, { bytes }] of site) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
