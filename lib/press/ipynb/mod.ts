/**
 * Notebook files: read, checked, written with stable bytes, found by chapter.
 *
 * @example
 * ```ts ignore
 * const [chapter] = chooseChapters(await findChapters("notebooks"), ["odes"]);
 * const notebook = await readNotebook(chapter.path);
 * await writeNotebook(chapter.path, notebook);
 * ```
 *
 * @module
 */
export { adopt, type Adopted } from "./adopt.ts";
export { type Chapter, chooseChapters, findChapters, notebooksOf } from "./chapters.ts";
export { cleanOutputs } from "./clean.ts";
export {
  type Cell,
  type CodeCell,
  codeCells,
  hasTag,
  type MimeBundle,
  type Notebook,
  type Output,
} from "./notebook.ts";
export { parseNotebook, readNotebook, readNotebookText } from "./read.ts";
export { answersPath, findSheets, isSheetPath, sheetNamed } from "./sheets.ts";
export { sortedJson } from "./sorted_json.ts";
export { cellText, notebookText } from "./text.ts";
export { requireWritable, writeNotebook } from "./write.ts";
