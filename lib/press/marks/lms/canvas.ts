import type { Mark } from "../mark.ts";
import { rounded } from "../mark.ts";
import { csvOf, readTable, type TableFile } from "../tables/csv.ts";
import { placesOf } from "../tables/columns.ts";
import { absentNote, type Filled } from "./filled.ts";

const FILE = /^[^_]+_(?:LATE_)?(\d+)_\d+_/; // lovelaceada_LATE_4711_90210_sheet.ipynb
const KEPT = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];

/** The number of a user in the name of a file of Canvas; undefined in other names. */
export function canvasUserOf(folder: string): string | undefined {
  return FILE.exec(folder)?.[1];
}

/**
 * Canvas's gradebook with the grades of one assignment, to be imported there: the columns that name
 * students, and that of the assignment.
 *
 * @param file   the gradebook as it was exported
 * @param column name of the assignment's column, with or without its number: "Sheet 1 (4711)"
 * @throws {RangeError} when it is no gradebook, or the column is not in it once
 */
export function canvasGrades(
  file: TableFile,
  column: string,
  marks: readonly Mark[],
): Filled {
  const table = readTable(file), place = placesOf(table, file, ["Student", "ID"]);
  const same = table.columns.filter((name) =>
    name === column || name.replace(/ \(\d+\)$/, "") === column
  );
  if (same.length !== 1) {
    throw new RangeError(
      `Expected one column "${column}" in ${file.path}; got ${same.length || "none"} among ` +
        table.columns.filter((name) => / \(\d+\)$/.test(name)).join(", "),
    );
  }
  const kept = [...KEPT.filter((name) => table.columns.includes(name)), same[0]!]
    .map((name) => table.columns.indexOf(name));
  const byUser = new Map(marks.map((mark) => [canvasUserOf(mark.result.folder), mark]));
  byUser.delete(undefined);
  const notes = new Set<string>(), found = new Set<Mark>();
  const possible = table.rows.find(({ cells }) => /points possible/i.test(cells[place.Student]!));
  const most = Number(possible?.cells[kept.at(-1)!]);
  const rows = table.rows.map(({ cells }) => {
    const own = kept.map((i) => cells[i]!), mark = byUser.get(cells[place.ID]!.trim());
    if (mark === undefined) return own;
    found.add(mark);
    const scale = most > 0 && mark.points > 0 ? most / mark.points : 1;
    if (scale !== 1) notes.add(`grades are scaled from ${mark.points} points to Canvas's ${most}`);
    return [...own.slice(0, -1), String(rounded(mark.total * scale))];
  });
  const absent = marks.filter((mark) => !found.has(mark));
  return {
    content: csvOf([kept.map((i) => table.columns[i]!), ...rows]),
    notes: [...notes, ...absentNote("Canvas's gradebook", absent)],
  };
}
