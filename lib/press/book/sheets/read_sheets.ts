import { join } from "node:path";
import { stat } from "node:fs/promises";
import { type Chapter, findChapters } from "../../ipynb/mod.ts";
import { type BookSheet, buildSheet } from "./build_sheet.ts";

/**
 * The problem sheets beside the chapters of a book, in the order of their numbers; none where there is
 * no folder.
 *
 * @param notebooks folder with the notebooks of the chapters; sheets lie in `problems/` below it
 * @throws {TypeError} when a notebook there is not named as a sheet
 */
export async function findBookSheets(notebooks: string): Promise<Chapter[]> {
  const folder = join(notebooks, "problems");
  return await stat(folder).catch(() => undefined) === undefined ? [] : await findChapters(folder);
}

/**
 * The same, made ready for their pages.
 *
 * @throws {Error} naming the sheet, the cell and the reason when one cannot be shown
 */
export async function readBookSheets(notebooks: string): Promise<BookSheet[]> {
  const sheets = await findBookSheets(notebooks);
  return await Promise.all(sheets.map((sheet) => buildSheet(sheet)));
}
