import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freshFolder } from "../files/fresh_folder.ts";
import { namesIn } from "../files/names_in.ts";
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
  const found = await namesIn(folder);
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
  const { path, takePlace, release } = await freshFolder(folder);
  try {
    for (const [file, content] of files) await writeFile(join(path, file), content);
  } catch (error) {
    await release();
    throw error;
  }
  await takePlace();
}

/** Whether nobody has answered or run anything. */
function isUntouched({ cells }: Notebook): boolean {
  return cells.every((cell) =>
    cell.cell_type !== "code" ||
    cell.outputs.length === 0 &&
      (roleOf(cell) !== "answer" || cell.source.includes(NOT_ANSWERED))
  );
}
