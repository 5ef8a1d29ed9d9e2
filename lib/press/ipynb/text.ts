import { joinLines, mapTexts, splitLines } from "./lines.ts";
import type { Cell, Notebook, Output } from "./notebook.ts";
import { sortedJson } from "./sorted_json.ts";

/**
 * The bytes of a notebook file: sorted keys, one space for each level, texts as lists of lines, a
 * final line break. Equal notebooks give equal text.
 */
export function notebookText(notebook: Notebook): string {
  return sortedJson({ ...notebook, cells: notebook.cells.map(splitCell) }) + "\n";
}

/** The bytes of one cell, as they would stand in a file. */
export function cellText(cell: Cell): string {
  return sortedJson(splitCell(cell));
}

/** A cell as it stands in a file, its texts joined; the file has passed `requireNotebook`. */
export function joinCell(cell: Cell): Cell {
  return mapCell(cell, joinLines);
}

function splitCell(cell: Cell): Cell {
  return mapCell(cell, (text) => typeof text === "string" ? splitLines(text) : text);
}

/** A cell with another form of all its texts; in a file they are lists of lines. */
function mapCell(cell: Cell, change: (text: unknown) => unknown): Cell {
  const source = change(cell.source) as string;
  if (cell.cell_type !== "code") return { ...cell, source };
  const outputs = cell.outputs.map((output): Output => {
    if (output.output_type === "error") return output;
    if (output.output_type === "stream") return { ...output, text: change(output.text) as string };
    return { ...output, data: mapTexts(output.data, change) };
  });
  return { ...cell, source, outputs };
}
