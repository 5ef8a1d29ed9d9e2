import type { Cell, CodeCell, Notebook, Output } from "../../ipynb/notebook.ts";
import { joinCell, notebookText } from "../../ipynb/text.ts";

/** What the reader has made of a cell: code, or the words of a written answer. */
export interface ReaderCell {
  readonly source: string;
  /** Absent when the cell has not run in this visit. */
  readonly run?: { readonly outputs: readonly Output[]; readonly count: number };
}

/**
 * A notebook file with the reader's code and what it put out.
 *
 * An edited cell that has not run loses its outputs: they would tell of another source.
 *
 * @param file  text of the author's notebook
 * @param cells by id
 * @throws {TypeError} when the file is no notebook
 */
export function readersNotebook(file: string, cells: ReadonlyMap<string, ReaderCell>): string {
  const notebook = JSON.parse(file) as Notebook;
  if (!Array.isArray(notebook?.cells)) throw new TypeError("Expected a notebook; got other JSON");
  return notebookText({
    ...notebook,
    cells: notebook.cells.map((cell) => readersCell(joinCell(cell), cells.get(cell.id))),
  });
}

function readersCell(cell: Cell, reader: ReaderCell | undefined): Cell {
  if (!reader) return cell;
  const { source, run } = reader;
  if (cell.cell_type !== "code") return { ...cell, source };
  if (run) return withRun(cell, source, run);
  if (source === cell.source) return cell;
  return { ...cell, source, outputs: [], execution_count: null };
}

function withRun(cell: CodeCell, source: string, run: NonNullable<ReaderCell["run"]>): CodeCell {
  const { count } = run;
  const outputs = run.outputs.map((output): Output =>
    output.output_type === "execute_result"
      ? { ...output, execution_count: count, metadata: output.metadata ?? {} }
      : output
  );
  return { ...cell, source, outputs, execution_count: count };
}
