import { join } from "node:path";
import { reason } from "../../ipynb/reason.ts";
import { type Entry, HIDDEN, isHidden, isOfPrograms, type Listed } from "./entry.ts";
import { DEPTH, FILES } from "./limits.ts";

/**
 * What lies in a folder and in the folders below it, in the order of names. Links are not followed.
 *
 * @throws {TypeError} when the folder cannot be read
 */
export async function listFolder(folder: string): Promise<Listed[]> {
  const found: Listed[] = [];

  async function visit(below: string, depth: number): Promise<void> {
    const before = found.length;
    for (const { name, isDirectory, isSymlink } of await entriesOf(join(folder, below))) {
      if (isOfPrograms(name)) continue;
      const path = below + name;
      if (isHidden(name)) found.push({ path, refused: HIDDEN });
      else if (isSymlink) found.push({ path, refused: "is a link, which is not followed" });
      else if (found.length >= FILES) throw new TypeError(`Expected at most ${FILES} files`);
      else if (!isDirectory) found.push(await fileAt(join(folder, path), path));
      else if (depth >= DEPTH) found.push({ path, refused: `lies below ${DEPTH} folders` });
      else await visit(`${path}/`, depth + 1);
    }
    if (found.length === before && below !== "") found.push({ path: below, refused: "is empty" });
  }

  await visit("", 0);
  return found;
}

async function entriesOf(folder: string): Promise<Deno.DirEntry[]> {
  try {
    const entries = await Array.fromAsync(Deno.readDir(folder));
    return entries.sort((a, b) => a.name < b.name ? -1 : 1);
  } catch (error) {
    throw new TypeError(`Cannot read ${folder}: ${reason(error)}`);
  }
}

async function fileAt(place: string, path: string): Promise<Listed> {
  const { isFile, size } = await Deno.lstat(place);
  if (!isFile) return { path, refused: "is no ordinary file" };
  const entry: Entry = { path, size, read: () => Deno.readFile(place) };
  return entry;
}
