import { withCaptions, withoutCaptions } from "./captions.ts";
import { withFoldedSource, withoutFoldedSource } from "./folded_source.ts";
import { joinLines, mapTexts, splitLines } from "./lines.ts";
import type { Cell, Notebook, Output } from "./notebook.ts";
import { pythonNumber } from "./python_number.ts";
import { sortedJson } from "./sorted_json.ts";

/**
 * The bytes of a notebook file: sorted keys, one space for each level, texts as lists of lines, what
 * JupyterLab needs for folded code and for captions, a final line break. Equal notebooks give equal
 * text.
 */
export function notebookText(notebook: Notebook): string {
  return sortedJson({ ...notebook, cells: notebook.cells.map(splitCell) }, pythonNumber) + "\n";
}

/** The bytes of one cell, as they would stand in a file. */
export function cellText(cell: Cell): string {
  return sortedJson(splitCell(cell), pythonNumber);
}

/** A cell as it stands in a file, its texts joined; the file has passed `requireNotebook`. */
export function joinCell(cell: Cell): Cell {
  if (cell.cell_type !== "code") return mapCell(cell, joinLines);
  const metadata = withoutFoldedSource(cell.metadata);
  return mapCell({ ...cell, metadata, outputs: withoutCaptions(cell.outputs) }, joinLines);
}

function splitCell(cell: Cell): Cell {
  if (cell.cell_type !== "code") return mapCell(cell, splitText);
  const metadata = withFoldedSource(cell.metadata);
  return mapCell({ ...cell, metadata, outputs: withCaptions(cell.outputs) }, splitText);
}

function splitText(text: unknown): unknown {
  return typeof text === "string" ? splitLines(text) : text;
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
