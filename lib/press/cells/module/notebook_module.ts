import { codeCells, type Notebook } from "../../ipynb/mod.ts";

/** A line of a cell; lines count from 1. */
export interface CellLine {
  readonly cell: string;
  readonly line: number;
}

/** All cells of a notebook as one TypeScript module. */
export interface NotebookModule {
  readonly text: string;
  /** Where the lines of the text come from: the first entry belongs to line 1. */
  readonly lines: readonly CellLine[];
}

/**
 * Joins the code cells of a notebook to one TypeScript module, which can be checked as any other.
 *
 * Columns stay as they are. It is a valid module when the notebook has no {@link cellProblems} and
 * its statements end with semicolons, as `deno fmt` writes them.
 *
 * @example
 * ```ts ignore
 * const { text, lines } = notebookModule(notebook);
 * lines[41]; // { cell: "two-bumps", line: 3 }: where line 42 of the text comes from
 * ```
 */
export function notebookModule(notebook: Notebook): NotebookModule {
  const cells = codeCells(notebook);
  return {
    text: cells.map(({ source }) => `${source}\n`).join(""),
    lines: cells.flatMap(({ id, source }) =>
      source.split("\n").map((_, i) => ({ cell: id, line: i + 1 }))
    ),
  };
}
