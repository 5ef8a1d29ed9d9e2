import type { Sheet, SheetCell } from "../../sheets/mod.ts";
import type { SubmittedCell } from "./read_notebook.ts";
import { Remarks } from "./remarks.ts";

/** A code cell of the student's own, which the sheet has not. */
export interface OwnCell {
  readonly id: string;
  /** Id of the cell of the sheet after which it stands, "" for none. */
  readonly after: string;
  readonly source: string;
}

/** What a student wrote, by the cells of the sheet. */
export interface Answers {
  /** Sources of answers and written answers that differ from what was handed out, by their cells' ids. */
  readonly sources: ReadonlyMap<string, string>;
  readonly own: readonly OwnCell[];
  readonly remarks: Remarks;
}

const MOST_OWN = 100; // cells that the sheet has not
const MOST_CODE = 50_000; // letters of a cell: as many as a child takes

/**
 * Finds a student's answers among the cells of a notebook: by their ids, by the names that nbgrader
 * keeps, and an answer whose cell has lost both by the function that it declares. Given cells and tests
 * count as they stand in the sheet, wherever and however they stand in the notebook.
 */
export function matchAnswers(sheet: Sheet, cells: readonly SubmittedCell[]): Answers {
  const remarks = new Remarks();
  const sources = new Map<string, string>();
  const places = new Map<number, string>(); // which cell of the sheet a submitted cell is
  const answered: { cell: SheetCell; found: number[] }[] = [];
  for (const cell of sheet.cells) {
    const found = placesOf(cell, cells);
    for (const place of found) places.set(place, cell.id);
    if (cell.role === "answer" || cell.role === "written") answered.push({ cell, found });
    else if (cell.role !== "prose") remarkOnFixed(cell, found.map((i) => cells[i]!), remarks);
  }
  for (const { cell, found } of answered) {
    const all = found.length > 0 ? found : placesByName(cell, { cells, places, remarks });
    all.forEach((place) => places.set(place, cell.id));
    const source = chosen(cell, all.map((i) => cells[i]!), remarks);
    if (source !== undefined) sources.set(cell.id, source);
  }
  return { sources, own: ownCells(cells, places, remarks), remarks };
}

function placesOf({ id, role }: SheetCell, cells: readonly SubmittedCell[]): number[] {
  const kind = role === "prose" || role === "written" ? "text" : "code";
  return [...cells.keys()].filter((i) => {
    const cell = cells[i]!;
    return cell.kind === kind && (cell.id === id || cell.gradeId === id);
  });
}

interface Around {
  readonly cells: readonly SubmittedCell[];
  readonly places: ReadonlyMap<number, string>;
  readonly remarks: Remarks;
}

/** Where an answer stands whose cell is not known by its id. */
function placesByName(
  { id, role, names }: SheetCell,
  { cells, places, remarks }: Around,
): number[] {
  const found = role !== "answer" || names.length === 0
    ? undefined
    : [...cells.keys()].findLast((i) =>
      !places.has(i) && cells[i]!.kind === "code" &&
      names.every((name) => declares(cells[i]!.source, name))
    );
  if (found === undefined) {
    remarks.add(id, `the cell ${id} is missing`);
    return [];
  }
  remarks.add(
    id,
    `the cell ${id} has lost its id; the cell that declares ${names.join(", ")} counts`,
  );
  return [found];
}

/** The source that counts, if it is an answer. */
function chosen(
  { id, role, released }: SheetCell,
  found: readonly SubmittedCell[],
  remarks: Remarks,
): string | undefined {
  const changed = found.filter(({ source }) => !isSame(source, released) && source.trim() !== "");
  if (changed.length > 1) {
    remarks.add(id, `the cell ${id} is there ${changed.length} times; the last one counts`);
  }
  const last = changed.at(-1);
  if (last === undefined) return undefined;
  if (role === "answer" && last.source.length > MOST_CODE) {
    remarks.add(
      id,
      `the cell ${id} has ${last.source.length} letters; at most ${MOST_CODE} are run`,
    );
    return undefined;
  }
  last.remarks.forEach((remark) => remarks.add(id, `${id}: ${remark}`));
  return last.source;
}

/** Says that the sheet's own counts where a cell that is not the student's was changed. */
function remarkOnFixed(
  { id, released }: SheetCell,
  found: readonly SubmittedCell[],
  remarks: Remarks,
): void {
  if (found.every(({ source }) => isSame(source, released))) return;
  remarks.add(id, `the cell ${id} was changed; it counts as it stands in the sheet`);
}

function ownCells(
  cells: readonly SubmittedCell[],
  places: ReadonlyMap<number, string>,
  remarks: Remarks,
): OwnCell[] {
  const own: OwnCell[] = [];
  let after = "", letters = 0, leftOut = 0;
  for (const [i, { kind, source }] of cells.entries()) {
    after = places.get(i) ?? after;
    if (places.has(i) || kind !== "code" || source.trim() === "") continue;
    letters += source.length;
    if (own.length < MOST_OWN && letters <= 2 * MOST_CODE) {
      own.push({ id: `own-${i + 1}`, after, source });
    } else leftOut++;
  }
  if (leftOut > 0) remarks.add("", `${leftOut} cells of your own are not run: there are too many`);
  return own;
}

/** Whether a source declares a name at the beginning of a line; read without parsing, which may take long. */
function declares(source: string, name: string): boolean {
  const words = "(?:export +)?(?:async +)?(?:function\\*?|const|let|var)";
  return new RegExp(`^[ \\t]*${words} +${name.replaceAll("$", "\\$")}(?![\\w$])`, "m").test(source);
}

/** Whether two sources are the same but for the ends of their lines. */
function isSame(a: string, b: string): boolean {
  const plain = (source: string): string =>
    source.split("\n").map((line) => line.trimEnd()).join("\n").trim();
  return plain(a) === plain(b);
}
