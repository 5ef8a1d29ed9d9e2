/**
 * The book that the tests of the pages open: made from this checkout, as `deno task start` makes it.
 *
 * @module
 */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { access, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
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
  const folder = join(parent, name), turn = `${folder}.turn`, part = `${folder}.part`;
  while (!await isThere(folder)) {
    if (!await takes(turn)) {
      await delay(200); // another file is making it
      continue;
    }
    try {
      if (await isThere(folder)) break; // done since the last look
      const site = await make();
      await writeSite(site, part);
      await rename(part, folder); // whole, or not there
      return site;
    } finally {
      await rm(turn, { recursive: true }); // after a failure the next one tries
    }
  }
  return await readSite(folder);
}

/** Whether this file is the one that makes the book: a folder can be made by one alone. */
function takes(turn: string): Promise<boolean> {
  return mkdir(turn).then(() => true, () => false);
}

function isThere(folder: string): Promise<boolean> {
  return access(folder).then(() => true, () => false);
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
