import { basename } from "node:path";
import {
  adopt,
  type Chapter,
  type Notebook,
  notebookText,
  parseNotebook,
  readNotebookText,
} from "../ipynb/mod.ts";
import type { ChapterPlace } from "./render_chapter.ts";

/** How the notebooks of a chapter are taken: as those of the course, or as they come. */
export type Taken = Required<ChapterPlace>["prose"];

/** A notebook as it was read. */
export interface SourceNotebook {
  readonly text: string;
  readonly notebook: Notebook;
  /** File in the folder of the notebooks. */
  readonly name: string;
  /** What had to change before it could be read. */
  readonly changes: readonly string[];
}

/**
 * The notebook of a chapter, and that of its evidence where it has one.
 *
 * @param taken "any" also takes notebooks of other programs
 * @throws {TypeError} when one cannot be read
 */
export async function readSources(
  { path, evidence }: Chapter,
  taken: Taken,
): Promise<SourceNotebook[]> {
  const file = basename(path), here = await readSource(path, file, taken);
  return evidence === undefined
    ? [here]
    : [here, await readSource(evidence, `evidence/${file}`, taken)];
}

async function readSource(path: string, name: string, taken: Taken): Promise<SourceNotebook> {
  const text = await readNotebookText(path);
  if (taken === "strict") return { text, notebook: parseNotebook(text, path), name, changes: [] };
  const { notebook, changes } = adopt(text, path);
  return { text: changes.length === 0 ? text : notebookText(notebook), notebook, name, changes };
}
