import { type Cell, hasTag } from "../ipynb/mod.ts";

const WORDS_PER_MINUTE = 200; // unhurried reading of expository English
const LINES_PER_MINUTE = 30; // code that is read, not skimmed
const MINUTES_PER_FIGURE = 0.5;

/**
 * How long a chapter takes to read, an estimate.
 *
 *   minutes = words / 200 + lines of code / 30 + figures / 2,   rounded up
 *
 * A formula counts as the words its source is written in; running time is not included.
 */
export function readingMinutes(cells: readonly Cell[]): number {
  let minutes = 0;
  for (const cell of cells) {
    if (cell.cell_type === "markdown") minutes += count(cell.source, /\S+/g) / WORDS_PER_MINUTE;
    if (cell.cell_type !== "code") continue;
    if (!hasTag(cell, "fold")) minutes += count(cell.source, /\S.*/g) / LINES_PER_MINUTE;
    minutes += MINUTES_PER_FIGURE *
      cell.outputs.filter((output) =>
        "data" in output && output.data["image/svg+xml"] !== undefined
      ).length;
  }
  return Math.ceil(minutes);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
