/**
 * Tables as programs for tables exchange them.
 *
 * The reader takes what such programs write: commas, semicolons or tabs, quotes or none, either kind
 * of line end, a byte order mark. It refuses what it would have to guess.
 *
 * @module
 */

import { CsvError, parse } from "csv-parse/sync";
import { printable } from "../printable.ts";

/** A cell: numbers are written as they are, texts so that no program takes them for a formula. */
export type Cell = string | number;

/** Where a program may see a formula begin, whatever separates cells for it; a sign alone is none. */
const FORMULA = /(?<=^|[;\t\r\n])(?='*[=+\-@].)|^(?='*[\t\r])/gs;
const GUARDED = /(?<=^|[;\t\r\n])'(?='*[=+\-@].)|^'(?='*[\t\r])/gs;
const SPECIAL = /[",;\t\r\n]/;
const SEPARATORS = [",", ";", "\t"] as const;

/**
 * A table as text: one line a row, commas between cells.
 *
 * A text that begins like a formula, or does behind a semicolon, where some programs begin a cell, gets
 * an apostrophe there, so that opening the table runs nothing; {@link readTable} takes it off again.
 * Signs that would do something to a terminal are written by their numbers.
 *
 * @example
 * ```ts
 * import { csvOf } from "./csv.ts";
 * console.log(csvOf([["student", "total"], ["=1+1", -2]]));
 * // student,total
 * // '=1+1,-2
 * ```
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\n`).join("");
}

function written(cell: Cell): string {
  const text = typeof cell === "string" ? printable(cell.replace(FORMULA, "'")) : String(cell);
  return SPECIAL.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table that was read: its columns, and its rows by column. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** One row of a table. */
export interface TableRow {
  /** Number of its line in the file, for messages. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A text and the file it came from, for messages. */
export interface TableFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads a table whose first line names its columns.
 *
 * @throws {RangeError} naming file and line: no columns, one named twice, a row of another length, a
 *   quote that is not closed
 */
export function readTable({ path, text }: TableFile): Table {
  const [head, ...rows] = rowsOf(text.replace(/^\uFEFF/, ""), path);
  const columns = (head?.cells ?? []).map((name) => name.trim());
  if (columns.join("") === "") throw new RangeError(`Expected columns in ${path}; got none`);
  const twice = columns.find((name, i) => name !== "" && columns.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new RangeError(`Expected different columns in ${path}; got "${twice}" twice`);
  }
  for (const { line, cells } of rows) {
    if (cells.length !== columns.length) {
      throw new RangeError(
        `Expected ${columns.length} cells in line ${line} of ${path}; got ${cells.length}`,
      );
    }
  }
  return { columns, rows };
}

/** The separator that the first line has most often outside quotes. */
function separatorOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

/**
 * The rows of a text. Which line one begins in is counted here: what reads them counts `\r\n` within
 * quotes as two.
 */
function rowsOf(text: string, path: string): TableRow[] {
  const bytes = new TextEncoder().encode(text);
  const rows: TableRow[] = [];
  let line = 1, from = 0;
  try {
    parse(bytes, {
      delimiter: separatorOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true, // they are counted with their line
      on_record(cells: readonly string[], { bytes: to }): null {
        if (cells.some((cell) => cell.trim() !== "")) {
          rows.push({ line, cells: cells.map((cell) => cell.replace(GUARDED, "")) });
        }
        line += lineEnds(bytes.subarray(from, to));
        from = to;
        return null; // nothing is kept there
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const what = error.code === "INVALID_OPENING_QUOTE"
      ? "quotes around whole cells alone"
      : "a closing quote";
    throw new RangeError(`Expected ${what} in line ${line} of ${path}`);
  }
  return rows;
}

function lineEnds(bytes: Uint8Array): number {
  return new TextDecoder().decode(bytes).match(/\r\n|\r|\n/g)?.length ?? 0;
}
