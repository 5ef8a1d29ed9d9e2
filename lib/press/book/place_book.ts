import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freshFolder } from "../files/fresh_folder.ts";
import { namesIn } from "../files/names_in.ts";
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
  const names = await namesIn(folder);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new Error(
      `Expected a folder that is new, empty or holds a book; ${folder} holds ${names[0]}`,
    );
  }
  const { path, takePlace, release } = await freshFolder(folder);
  await writeFile(join(path, MARK), MARK_TEXT);

  async function put(site: Site): Promise<void> {
    try {
      await writeSite(site, path);
    } catch (error) {
      await release();
      throw error;
    }
    await takePlace();
  }

  return { put, release };
}
