import { basename, dirname, join } from "node:path";
import { type Chapter, chooseChapters, findChapters } from "./chapters.ts";

const FOLDER = "problems";

/** The file of answers to a sheet, `data/problems/NN-slug.md` of its course. */
export function answersPath(path: string): string {
  const course = dirname(dirname(dirname(path)));
  return join(course, "data", FOLDER, `${basename(path, ".ipynb")}.md`);
}

/** Whether a notebook is a problem sheet, by the folder in which it lies. */
export function isSheetPath(path: string): boolean {
  return basename(dirname(path)) === FOLDER;
}

/**
 * The sheets of a course, in the order of their numbers; none where there is no folder.
 *
 * @throws {TypeError} when a notebook is not named `NN-slug.ipynb`, or two share a number or a name
 */
export async function findSheets(root: string): Promise<Chapter[]> {
  const folder = join(root, "notebooks", FOLDER);
  const { isDirectory } = await Deno.stat(folder).catch(() => ({ isDirectory: false }));
  return isDirectory ? await findChapters(folder) : [];
}

/**
 * The path of the sheet that a command line means.
 *
 * @param name "likelihood", "03-likelihood", "3", or the path of a master
 * @throws {RangeError} when there is no such sheet
 */
export async function sheetNamed(root: string, name: string): Promise<string> {
  if (/[/\\]|\.ipynb$/.test(name)) return name;
  const sheets = await findSheets(root);
  try {
    return chooseChapters(sheets, [name])[0]!.path;
  } catch {
    const known = sheets.map(({ slug }) => slug).join(", ") || "none";
    throw new RangeError(`Unknown sheet "${name}"; known sheets: ${known}`);
  }
}
