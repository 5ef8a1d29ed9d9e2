import { inspect } from "./inspect.ts";

const VALUES = "Values";
const ASCII = /^[\x20-\x7e]*$/;
const WITHOUT_WIDTH = /[\p{Mark}\p{Control}\p{Format}]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** A row of a table: its index, then its cells by column. */
interface Row {
  readonly index: string;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * A table in box characters, as `console.table` prints it.
 *
 * @param data    its entries are the rows
 * @param columns which properties of the rows are shown; all of them unless told
 */
export function printTable(data: object, columns?: readonly string[]): string {
  const isIterable = !Array.isArray(data) && Symbol.iterator in data;
  const rows = rowsOf(data, columns);
  const found = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
  const names = columns ??
    [...found.filter((n) => n !== VALUES), ...found.filter((n) => n === VALUES)];
  const header = [isIterable ? "(iter idx)" : "(idx)", ...names];
  const body = rows.map(({ index, cells }) => [index, ...names.map((n) => cells.get(n) ?? "")]);
  return draw(header, body);
}

function rowsOf(data: object, columns: readonly string[] | undefined): Row[] {
  if (data instanceof Map) {
    return [...data].map(([key, value], i) => ({
      index: String(i),
      cells: new Map([["Key", cell(key)], [VALUES, cell(value)]]),
    }));
  }
  const entries: [string, unknown][] = Symbol.iterator in data && !Array.isArray(data)
    ? [...data as Iterable<unknown>].map((value, i) => [String(i), value])
    : Object.entries(data);
  return entries.map(([index, value]) => ({ index, cells: cellsOf(value, columns) }));
}

function cellsOf(value: unknown, columns: readonly string[] | undefined): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[VALUES, cell(value)]]);
  const entries = Object.entries(value).filter(([name]) => columns?.includes(name) ?? true);
  return new Map(entries.map(([name, held]) => [name, cell(held)]));
}

function cell(value: unknown): string {
  return inspect(value, 1).replaceAll(/\n\s*/g, " ");
}

function draw(header: readonly string[], body: readonly (readonly string[])[]): string {
  const columns = header.map((name, i) => [name, ...body.map((row) => row[i]!)]);
  const widths = columns.map((column) => Math.max(...column.map(widthOf)));
  const numeric = columns.map(([, ...cells]) =>
    cells.some((text) => text !== "") && cells.every((text) => /^(?:-?\d+)?$/.test(text))
  );
  const line = (row: readonly string[], flush: readonly boolean[]): string => {
    const cells = row.map((text, i) => {
      const room = " ".repeat(widths[i]! - widthOf(text));
      return flush[i] ? room + text : text + room;
    });
    return `│ ${cells.join(" │ ")} │`;
  };
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width + 2)).join(middle) + right;
  return [
    rule("┌", "┬", "┐"),
    line(header, header.map(() => false)),
    rule("├", "┼", "┤"),
    ...body.map((row) => line(row, numeric)),
    rule("└", "┴", "┘"),
  ].join("\n");
}

/** How many columns a text takes in type of equal widths; some letters take two, or none. */
function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const letter of text.normalize("NFC")) {
    if (!WITHOUT_WIDTH.test(letter)) width += WIDE.test(letter) ? 2 : 1;
  }
  return width;
}
