import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Notebook, readNotebook } from "../ipynb/mod.ts";
import { NOT_ANSWERED } from "../../coursework/mod.ts";
import { roleOf } from "./roles.ts";

/**
 * Requires that a folder is new, empty, or holds a sheet as it was handed out: a folder with answers in
 * it is somebody's work.
 *
 * @param names of the files that are going to be written
 * @throws {Error} when it holds anything else
 */
export async function requirePlace(folder: string, names: readonly string[]): Promise<void> {
  const found = await filesIn(folder);
  const notebook = names.find((name) => name.endsWith(".ipynb"))!;
  const other = found.find((name) => !names.includes(name));
  if (other !== undefined) {
    throw new Error(
      `Expected a folder that is new, empty or holds this sheet; ${folder} holds ${other}`,
    );
  }
  if (!found.includes(notebook)) {
    if (found.length === 0) return;
    throw new Error(
      `Expected a folder that is new, empty or holds this sheet; ${folder} lacks ${notebook}`,
    );
  }
  if (isUntouched(await readNotebook(join(folder, notebook)))) return;
  throw new Error(
    `Expected a sheet without answers in ${folder}; move it away first: it holds work`,
  );
}

/**
 * Writes files beside a folder and puts them in its place: all, or none.
 *
 * @throws {Error} when they cannot be written; what was in the folder is there as before
 */
export async function placeFiles(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  const place = resolve(folder), name = `.${basename(place)}.${crypto.randomUUID()}`;
  const fresh = join(dirname(place), `${name}.new`), old = join(dirname(place), `${name}.old`);
  try {
    await mkdir(fresh, { recursive: true });
    for (const [file, content] of files) await writeFile(join(fresh, file), content);
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
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  if (!await exists(folder)) return [];
  if (!(await stat(folder)).isDirectory()) {
    throw new Error(`Expected a folder; ${folder} is a file`);
  }
  return (await readdir(folder)).sort();
}

/** Whether nobody has answered or run anything. */
function isUntouched({ cells }: Notebook): boolean {
  return cells.every((cell) =>
    cell.cell_type !== "code" ||
    cell.outputs.length === 0 &&
      (roleOf(cell) !== "answer" || cell.source.includes(NOT_ANSWERED))
  );
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(() => true, () => false);
}
