/**
 * The book that the tests of the pages open: made from this checkout, as `deno task start` makes it.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { mkdir, readdir, readFile } from "node:fs/promises";
import {
  type Asset,
  buildBook,
  completeBook,
  type Site,
  writeSite,
} from "../../lib/press/book/mod.ts";
import { asset } from "../../lib/press/show/site.ts";
import { build as buildPages } from "../press/book/page.ts";
import { FOLDER_VARIABLE } from "./folder.ts";

/** The folder with the notebooks of this checkout. */
export const NOTEBOOKS = fileURLToPath(new URL("../../notebooks", import.meta.url));
const made = new Map<string, Promise<Site>>();

/** The whole book. */
export function wholeBook(): Promise<Site> {
  return shared(
    "book",
    async () => await completeBook(await buildBook({ notebooks: NOTEBOOKS })),
  );
}

/** A book with other notebooks and the scripts of the whole book, which need not be bundled again. */
export async function bookOf(notebooks: Parameters<typeof buildPages>[0]): Promise<Site> {
  const scripts = [...await wholeBook()].filter(([path]) => path.startsWith("assets/live/"));
  return new Map([...scripts, ...await buildPages(notebooks)]);
}

/**
 * A book, made once.
 *
 * Deno gives every test file a realm of its own, so the book passes from one to the next through a
 * folder, when `FLOWBOOK_TEST_SITE` names one; else each file makes its own.
 *
 * @param name tells it from other books
 */
export function shared(name: string, make: () => Promise<Site>): Promise<Site> {
  const site = made.get(name) ?? readOrMake(name, make);
  made.set(name, site);
  return site;
}

async function readOrMake(name: string, make: () => Promise<Site>): Promise<Site> {
  const parent = Deno.env.get(FOLDER_VARIABLE);
  if (parent === undefined) return await make();
  const folder = join(parent, name);
  await mkdir(folder, { recursive: true });
  const saved = await readSite(folder);
  if (saved.size > 0) return saved;
  const site = await make();
  await writeSite(site, folder);
  return site;
}

/** Reads a book from the folder to which it was written. */
async function readSite(folder: string): Promise<Site> {
  const site = new Map<string, Asset>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll("\\", "/");
    site.set(path, asset(path, await readFile(file)));
  }
  return site;
}
