import { bySource } from "../../cells/by_source.ts";
import { type CellNames, namesOf } from "../../cells/needs/cell_names.ts";
import type { Question, Sheet, SheetCell } from "../../sheets/mod.ts";
import type { Answers } from "../answers/match.ts";

/** A cell that runs apart. */
export interface ProgramCell {
  readonly id: string;
  /** "" for cells of no question. */
  readonly question: string;
  /** The sheet's, the student's answer, or one of the student's own. */
  readonly kind: "given" | "answer" | "own";
  readonly source: string;
  readonly seconds: number;
  readonly makes: ReadonlySet<string>;
  readonly uses: ReadonlySet<string>;
  /** Names of other cells to which it assigns. */
  readonly changes: ReadonlySet<string>;
}

const OWN_SECONDS = 10; // as the sheet allows an answer
const BUILT_IN: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(globalThis));

/** All cells that a submission runs: given ones as in the sheet, the student's own after their neighbours. */
export function programOf(sheet: Sheet, { sources, own }: Answers): ProgramCell[] {
  const ownAfter = Map.groupBy(own, ({ after }) => after);
  const neighbours = (at: string): ProgramCell[] =>
    (ownAfter.get(at) ?? []).map(({ id, source }) =>
      programCell(id, { at, source, seconds: OWN_SECONDS, kind: "own" })
    );
  const cells = sheet.cells.flatMap((cell): ProgramCell[] => {
    const { id, seconds } = cell;
    const source = sourceOf(cell, sources);
    const kind = cell.role === "given" ? "given" : "answer";
    const known = source === undefined ? [] : [programCell(id, { at: id, source, seconds, kind })];
    return [...known, ...neighbours(id)];
  });
  return [...neighbours(""), ...cells];
}

/**
 * The cells that a question needs: its own, and of all others those that make or change what these or
 * its tests use. What the sheet or the language declares is not asked of a student, and what only
 * shows something is left out, so that little has to be loaded and run.
 *
 * @param own whether cells that the sheet has not come along, or only those that are used
 */
export function programFor(
  question: Question,
  program: readonly ProgramCell[],
  own: "all" | "used",
): ProgramCell[] {
  const isNear = (cell: ProgramCell): boolean => ["", question.id].includes(cell.question);
  const given = program.filter(({ kind }) => kind === "given");
  const students = program.filter(({ kind }) => kind !== "given");
  const first = students.filter((cell) => isNear(cell) && (own === "all" || cell.kind !== "own"));
  const isOpen = first.some(({ source }) => FINDS_NAMES.test(source));
  const needed = new Set([
    ...first,
    ...given.filter((cell) => isOpen || isNear(cell) && setsUp(cell)),
  ]);
  const need = (name: string): void => {
    if (BUILT_IN.has(name)) return;
    const makers = given.filter((cell) => cell.makes.has(name) || cell.changes.has(name));
    const others = makers.length > 0 ? makers : students.filter(({ makes }) => makes.has(name));
    others.forEach((cell) => needed.add(cell));
  };
  const tests = question.cells.filter(({ role }) => role === "test");
  const asked = new Set(tests.flatMap(({ source }) => [...readNames(source).uses]));
  students.filter(({ makes }) => [...makes].some((name) => asked.has(name)))
    .filter(({ kind }) => kind === "answer").forEach((cell) => needed.add(cell));
  for (const { uses } of needed) uses.forEach(need); // a set is walked through as it grows
  return program.filter((cell) => needed.has(cell));
}

/** Code that can ask for names in ways which cannot be read. */
const FINDS_NAMES = /\b(?:eval|Function|globalThis)\b/;

/** Whether a cell does something for others, and not only for those who read. */
function setsUp({ makes, uses }: CellNames): boolean {
  return makes.size === 0 && !uses.has("show");
}

/** The given cells that the tests of a sheet need: not those that only show something. */
export function givenForTests({ cells }: Sheet): SheetCell[] {
  const given = cells.filter(({ role }) => role === "given")
    .map((cell) => ({ cell, ...readNames(cell.source) }));
  const needed = new Set(given.filter(setsUp));
  const need = (name: string): void =>
    given.filter(({ makes, changes }) => makes.has(name) || changes.has(name))
      .forEach((one) => needed.add(one));
  const tests = cells.filter(({ role }) => role === "test");
  tests.forEach(({ source }) => readNames(source).uses.forEach(need));
  for (const { uses } of needed) uses.forEach(need);
  return given.filter((one) => needed.has(one)).map(({ cell }) => cell);
}

function sourceOf(
  { id, role, source }: SheetCell,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  if (role === "given") return source;
  return role === "answer" ? sources.get(id) : undefined;
}

type Placed = Pick<ProgramCell, "source" | "seconds" | "kind"> & { readonly at: string };

function programCell(id: string, { at, ...rest }: Placed): ProgramCell {
  const question = /^q\d+(?=-)/.exec(at)?.[0] ?? "";
  return { id, question, ...rest, ...readNames(rest.source) };
}

/** The names of a source; of one that is nested too deeply to be read there are none. */
const readNames = bySource((source): CellNames => {
  try {
    return namesOf(source);
  } catch {
    return { makes: new Set(), uses: new Set(), changes: new Set() };
  }
});
