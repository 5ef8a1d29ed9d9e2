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
  const source = joinLines(cell.source) as string;
  if (cell.cell_type !== "code") return { ...cell, source };
  return { ...cell, source, outputs: cell.outputs.map(joinOutput) };
}

function joinOutput(output: Output): Output {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: joinLines(output.text) as string };
    case "error":
      return output;
    default:
      return { ...output, data: mapTexts(output.data, joinLines) };
  }
}

function splitCell(cell: Cell): object {
  const source = splitLines(cell.source);
  if (cell.cell_type !== "code") return { ...cell, source };
  return { ...cell, source, outputs: cell.outputs.map(splitOutput) };
}

function splitOutput(output: Output): object {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: splitLines(output.text) };
    case "error":
      return output;
    default:
      return { ...output, data: mapTexts(output.data, splitText) };
  }
}

function splitText(value: unknown): unknown {
  return typeof value === "string" ? splitLines(value) : value;
}
