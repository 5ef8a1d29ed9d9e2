import { join } from "node:path";
import { stat } from "node:fs/promises";
import { findChapters } from "../../ipynb/mod.ts";
import { type BookSheet, buildSheet } from "./build_sheet.ts";

/**
 * The problem sheets of a book, in the order of their numbers; none where there is no folder.
 *
 * @param notebooks folder with the notebooks of the chapters; sheets lie in `problems/` below it
 * @throws {Error} naming the sheet, the cell and the reason when one cannot be shown
 */
export async function readBookSheets(notebooks: string): Promise<BookSheet[]> {
  const folder = join(notebooks, "problems");
  if (await stat(folder).catch(() => undefined) === undefined) return [];
  return await Promise.all((await findChapters(folder)).map(buildSheet));
}
