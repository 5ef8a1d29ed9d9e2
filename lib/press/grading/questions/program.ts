import { namesOf } from "../../cells/needs/mod.ts";
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
 * The cells that a question needs: its own and those of no question, and of the others those that
 * declare what these or its tests use. What the sheet or the language declares is not asked of a student.
 *
 * @param own whether cells that the sheet has not come along, or only those that are used
 */
export function programFor(
  question: Question,
  program: readonly ProgramCell[],
  own: "all" | "used",
): ProgramCell[] {
  const given = new Set(
    program.filter(({ kind }) => kind === "given").flatMap((c) => [...c.makes]),
  );
  const needed = new Set(
    program.filter((cell) =>
      (cell.question === question.id || cell.question === "") &&
      (own === "all" || cell.kind !== "own")
    ),
  );
  const need = (name: string): void => {
    if (BUILT_IN.has(name)) return;
    const makers = program.filter(({ makes }) => makes.has(name));
    const fit = makers.filter(({ kind }) => (kind === "given") === given.has(name));
    fit.forEach((cell) => needed.add(cell));
  };
  question.cells.filter(({ role }) => role === "test")
    .forEach(({ source }) => readNames(source).uses.forEach(need));
  for (const { uses } of needed) uses.forEach(need); // a set is walked through as it grows
  return program.filter((cell) => needed.has(cell));
}

function sourceOf(
  { id, role, source }: SheetCell,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  if (role === "given") return source;
  return role === "answer" ? sources.get(id) : undefined;
}

type Standing = Pick<ProgramCell, "source" | "seconds" | "kind"> & { readonly at: string };

function programCell(id: string, { at, ...rest }: Standing): ProgramCell {
  const question = /^q\d+(?=-)/.exec(at)?.[0] ?? "";
  return { id, question, ...rest, ...readNames(rest.source) };
}

function readNames(source: string): Pick<ProgramCell, "makes" | "uses"> {
  try {
    return namesOf(source);
  } catch { // nested too deeply to be read; it will be no TypeScript either
    return { makes: new Set(), uses: new Set() };
  }
}
