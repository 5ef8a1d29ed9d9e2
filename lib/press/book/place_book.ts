import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Site, writeSite } from "../show/site.ts";

/** By this file a later call knows that the folder holds a book, which it may replace. */
const MARK = ".flowbook-book";
const MARK_TEXT = "Written by deno task book, which replaces this folder whole.\n";

/** A folder that can take a book. */
export interface PlaceForBook {
  /**
   * Writes a book beside the folder and puts it in its place: whole, or not at all.
   *
   * @throws {Error} when it cannot be written; what was in the folder is there as before
   */
  put(site: Site): Promise<void>;
  /** Gives the place back without a book. */
  release(): Promise<void>;
}

/**
 * Looks whether a book can be written to a folder, before an hour's work is done for it.
 *
 * @param folder that is not there yet, is empty, or holds a book
 * @throws {Error} when it holds anything else, or nothing can be written beside it
 */
export async function placeForBook(folder: string): Promise<PlaceForBook> {
  const place = resolve(folder), name = `.${basename(place)}.${crypto.randomUUID()}`;
  await requireOurs(place, folder);
  const fresh = join(dirname(place), `${name}.new`), old = join(dirname(place), `${name}.old`);
  await mkdir(fresh, { recursive: true });
  await writeFile(join(fresh, MARK), MARK_TEXT);
  const release = (): Promise<void> => rm(fresh, { recursive: true, force: true });

  async function put(site: Site): Promise<void> {
    try {
      await writeSite(site, fresh);
      const isThere = await exists(place);
      if (isThere) await rename(place, old);
      try {
        await rename(fresh, place);
      } catch (error) {
        if (isThere) await rename(old, place);
        throw error;
      }
      await rm(old, { recursive: true, force: true });
    } catch (error) {
      await release();
      throw error;
    }
  }

  return { put, release };
}

async function requireOurs(place: string, folder: string): Promise<void> {
  if (!(await exists(place))) return;
  if (!(await stat(place)).isDirectory()) throw new Error(`Expected a folder; ${folder} is a file`);
  const names = await readdir(place);
  if (names.length === 0 || names.includes(MARK)) return;
  throw new Error(
    `Expected a folder that is new, empty or holds a book; ${folder} holds ${names.sort()[0]}`,
  );
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(() => true, () => false);
}
