/**
 * Tables as programs for tables exchange them.
 *
 * The reader takes what such programs write: commas, semicolons or tabs, quotes or none, either kind
 * of line end, a byte order mark. It refuses what it would have to guess.
 *
 * @module
 */

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
  const text = typeof cell === "string" ? cell.replace(FORMULA, "'") : String(cell);
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
  const source = text.replace(/^\uFEFF/, "");
  const [head, ...rows] = [...rowsOf(source, separatorOf(source), path)];
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

function* rowsOf(text: string, separator: string, path: string): Generator<TableRow> {
  let at = 0, line = 1;
  while (at < text.length) {
    const cells: string[] = [], first = line;
    for (let ended = false; !ended;) {
      const { cell, next, lines } = cellAt(text, at, separator);
      if (next < 0) throw new RangeError(`Expected a closing quote in line ${line} of ${path}`);
      cells.push(cell.replace(GUARDED, ""));
      line += lines;
      ended = text[next] !== separator;
      at = next + (text.startsWith("\r\n", next) ? 2 : 1);
    }
    line += 1;
    if (cells.some((cell) => cell.trim() !== "")) yield { line: first, cells };
  }
}

interface CellRead {
  readonly cell: string;
  /** Where it ends; negative when its quote does not close. */
  readonly next: number;
  /** Line ends within it. */
  readonly lines: number;
}

function cellAt(text: string, at: number, separator: string): CellRead {
  if (text[at] !== '"') {
    let next = at;
    while (next < text.length && !ends(text[next]!, separator)) next++;
    return { cell: text.slice(at, next), next, lines: 0 };
  }
  for (let end = at + 1; (end = text.indexOf('"', end)) >= 0; end += 2) {
    if (text[end + 1] === '"') continue;
    const cell = text.slice(at + 1, end).replaceAll('""', '"');
    const after = text[end + 1];
    const closes = after === undefined || ends(after, separator);
    return { cell, next: closes ? end + 1 : -1, lines: cell.split("\n").length - 1 };
  }
  return { cell: "", next: -1, lines: 0 };
}

function ends(letter: string, separator: string): boolean {
  return letter === separator || letter === "\r" || letter === "\n";
}
