import type { Cell, CodeCell, Notebook } from "../../ipynb/mod.ts";
import type { WrittenCell } from "./written_cell.ts";

/**
 * The notebook that a text and the notebook before it make: sources, tags and order from the text;
 * outputs, numbers, attachments and other metadata from the cell that had the same id.
 *
 * @param before where outputs come from; its own metadata stay
 */
export function mergeText(cells: readonly WrittenCell[], before: Notebook): Notebook {
  const known = new Map(before.cells.map((cell) => [cell.id, cell]));
  return { ...before, cells: cells.map((cell) => mergeCell(cell, known.get(cell.id))) };
}

function mergeCell({ kind, id, source, tags }: WrittenCell, before: Cell | undefined): Cell {
  const { tags: _, ...kept } = before?.metadata ?? {};
  const metadata = tags === undefined ? kept : { ...kept, tags };
  if (kind === "code") {
    const fresh: CodeCell = {
      cell_type: "code",
      id,
      metadata,
      source,
      execution_count: null,
      outputs: [],
    };
    return before?.cell_type === "code" ? { ...before, metadata, source } : fresh;
  }
  if (before?.cell_type !== "code" && before) {
    return { ...before, cell_type: kind, metadata, source };
  }
  return { cell_type: kind, id, metadata, source };
}
