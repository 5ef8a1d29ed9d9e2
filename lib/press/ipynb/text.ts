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
  const source = joinLines(cell.source) as string;
  if (cell.cell_type !== "code") return { ...cell, source };
  const metadata = withoutFoldedSource(cell.metadata);
  return { ...cell, metadata, source, outputs: withoutCaptions(cell.outputs).map(joinOutput) };
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
  const metadata = withFoldedSource(cell.metadata);
  return { ...cell, metadata, source, outputs: withCaptions(cell.outputs).map(splitOutput) };
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
