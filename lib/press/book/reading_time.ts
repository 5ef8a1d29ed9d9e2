import { type Cell, hasTag } from "../ipynb/mod.ts";

const WORDS_PER_MINUTE = 200; // unhurried reading of expository English
const LINES_PER_MINUTE = 30; // code that is read, not skimmed
const MINUTES_PER_FIGURE = 0.5;

/**
 * How long a chapter takes to read, an estimate.
 *
 *   minutes = words / 200 + lines of code / 30 + figures / 2,   rounded up
 *
 * A formula counts as the words its source is written in; marks of Markdown and tags, which nobody
 * reads, are none. Running time is not included.
 */
export function readingMinutes(cells: readonly Cell[]): number {
  let minutes = 0;
  for (const cell of cells) {
    if (cell.cell_type === "markdown") minutes += wordsOf(cell.source) / WORDS_PER_MINUTE;
    if (cell.cell_type !== "code") continue;
    if (!hasTag(cell, "fold")) minutes += count(cell.source, /\S.*/g) / LINES_PER_MINUTE;
    minutes += MINUTES_PER_FIGURE *
      cell.outputs.filter((output) =>
        "data" in output && output.data["image/svg+xml"] !== undefined
      ).length;
  }
  return Math.ceil(minutes);
}

const TAG = /<\/?[a-z][^<>$]*>/gi;
/** What begins the lines of quotations, headings and lists. */
const BEGINNING = /^[ \t]*(?:>[ \t]*)*(?:(?:#+|[-*+])[ \t]+)?/gm;
const ROW = /^\|.*/gm;
/** Between the cells of a table, and in the line under its head. */
const RULE = /(?<=^|\s)(?:\||:?-{2,}:?)(?=\s|$)/g;

function wordsOf(text: string): number {
  const read = text.replace(TAG, " ").replace(BEGINNING, "")
    .replace(ROW, (row) => row.replace(RULE, " "));
  return count(read, /\S+/g);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
