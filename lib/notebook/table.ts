import { escapeHtml } from "./escape.ts";
import type { Bundle } from "./records/display_message.ts";
import { digitsOf, printNumber } from "./records/print.ts";

/** Rows and columns of words and numbers. */
export interface Table {
  /** What stands above the columns. */
  readonly columns: readonly string[];
  /** Each row has a cell for each column. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** What the reader should see in it. */
  readonly caption: string;
}

/** Style of every table; the colour is said, because not all pages let tables inherit it. */
export const TABLE = "border-collapse:collapse;color:inherit";

/**
 * A table in HTML and as aligned text; numbers are printed to 5 significant digits, or to as many as
 * tell those of a column apart, and whole numbers in full.
 *
 * @throws {TypeError} when the caption is empty, a row has another length, or a cell another kind
 * @throws {RangeError} when a number is not finite
 */
export function tableBundle(table: Table): Bundle {
  const { columns, rows, caption } = table;
  if (typeof caption !== "string" || caption.trim() === "") {
    throw new TypeError("Expected a caption for the table; got none");
  }
  const digits = columns.map((_, j) => digitsOf(rows.map((row) => row[j]).filter(isNumber)));
  const cells = rows.map((row, i) => {
    if (row.length !== columns.length) {
      throw new TypeError(`Expected ${columns.length} cells in row ${i}; got ${row.length}`);
    }
    return row.map((cell, j) => printCell(cell, `row ${i}, column "${columns[j]}"`, digits[j]!));
  });
  const numeric = columns.map((_, j) =>
    rows.length > 0 && rows.every((row) => typeof row[j] === "number")
  );
  return {
    "text/html": html(columns, cells, numeric, caption),
    "text/plain": plain(columns, cells, numeric, caption),
  };
}

function isNumber(cell: unknown): cell is number {
  return typeof cell === "number";
}

function printCell(cell: unknown, where: string, digits: number): string {
  if (typeof cell === "string") return cell;
  if (typeof cell !== "number") {
    throw new TypeError(`Expected words or a number in ${where}; got ${typeof cell}`);
  }
  if (!Number.isFinite(cell)) throw new RangeError(`Expected a number in ${where}; got ${cell}`);
  return printNumber(cell, digits);
}

function html(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  numeric: readonly boolean[],
  caption: string,
): string {
  const style = (j: number): string =>
    `style="text-align:${numeric[j] ? "right" : "left"};padding:0.2em 0.8em"`;
  const head = columns.map((name, j) => `<th scope="col" ${style(j)}>${escapeHtml(name)}</th>`);
  const body = cells.map((row) =>
    `<tr>${row.map((cell, j) => `<td ${style(j)}>${escapeHtml(cell)}</td>`).join("")}</tr>`
  );
  return `<div style="overflow-x:auto"><table style="${TABLE}">` +
    `<caption style="text-align:left;padding:0.4em 0.8em">${escapeHtml(caption)}</caption>` +
    `<thead style="border-bottom:1px solid"><tr>${head.join("")}</tr></thead>` +
    `<tbody>${body.join("")}</tbody></table></div>`;
}

function plain(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  numeric: readonly boolean[],
  caption: string,
): string {
  const widths = columns.map((name, j) =>
    Math.max(name.length, ...cells.map((row) => row[j]!.length))
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, j) => numeric[j] ? cell.padStart(widths[j]!) : cell.padEnd(widths[j]!))
      .join("  ").trimEnd();
  return [caption, line(columns), ...cells.map(line)].join("\n");
}
