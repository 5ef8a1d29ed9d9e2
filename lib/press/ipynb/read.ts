import type { Notebook } from "./notebook.ts";
import { reason } from "./reason.ts";
import { requireNotebook } from "./rules.ts";
import { joinCell } from "./text.ts";

/**
 * Reads a notebook and checks it.
 *
 * @param path of the `.ipynb` file
 * @throws {TypeError} when the path is no readable file, the file is not JSON, or the JSON is not a
 *   notebook of the course (see `requireNotebook`)
 *
 * @example
 * ```ts ignore
 * const notebook = await readNotebook("notebooks/03-odes.ipynb");
 * ```
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(await readNotebookText(path), path);
}

/**
 * A notebook from the text of its file.
 *
 * @param path named in the messages
 * @throws {TypeError} when the text is not a notebook of the course
 */
export function parseNotebook(text: string, path: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TypeError(`${path}: Expected JSON; ${(error as Error).message}`);
  }
  requireNotebook(value, path);
  const notebook = value as Notebook;
  return { ...notebook, cells: notebook.cells.map(joinCell) };
}

/**
 * The text of a notebook file.
 *
 * @throws {TypeError} "Cannot read ..." when the path is no readable file
 */
export async function readNotebookText(path: string): Promise<string> {
  let isFile: boolean;
  try {
    isFile = (await Deno.stat(path)).isFile;
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${reason(error)}`);
  }
  if (!isFile) throw new TypeError(`Cannot read ${path}: it is not a file`);
  return await Deno.readTextFile(path);
}
