import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** A new folder beside the one whose place it takes. */
export interface FreshFolder {
  /** Where it is filled. */
  readonly path: string;
  /**
   * Takes the place; what was there goes.
   *
   * @throws {Error} when it cannot; what was there is there as before, and the new folder is gone
   */
  takePlace(): Promise<void>;
  /** Goes, and leaves the place as it is. */
  release(): Promise<void>;
}

/**
 * Makes a folder beside another one, so that the other is replaced whole or not at all.
 *
 * @throws {Error} when nothing can be written there
 */
export async function freshFolder(folder: string): Promise<FreshFolder> {
  const place = resolve(folder), name = `.${basename(place)}.${crypto.randomUUID()}`;
  const path = join(dirname(place), `${name}.new`), old = join(dirname(place), `${name}.old`);
  await mkdir(path, { recursive: true });
  const release = (): Promise<void> => rm(path, { recursive: true, force: true });

  async function takePlace(): Promise<void> {
    const isThere = existsSync(place);
    try {
      if (isThere) await rename(place, old);
      await rename(path, place);
    } catch (error) {
      if (isThere && !existsSync(place)) await rename(old, place);
      await release();
      throw error;
    }
    await rm(old, { recursive: true, force: true });
  }

  return { path, takePlace, release };
}
