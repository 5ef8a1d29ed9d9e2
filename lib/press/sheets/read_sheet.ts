import { basename } from "node:path";
import { namesOf } from "../cells/needs/mod.ts";
import { type Cell, type Notebook, readNotebook } from "../ipynb/mod.ts";
import { type AddedTests, addTests, newTests, readAddedTests } from "./added_tests.ts";
import { numberInTag, type Role, roleOf } from "./roles.ts";
import { withoutHiddenTests, withoutSolutions, WRITTEN_STUB } from "./regions.ts";
import { rubricOf } from "./rubric.ts";
import { checksIn, hasCode } from "./says.ts";
import { withSeed } from "./seed.ts";
import type { Question, Sheet, SheetCell } from "./sheet.ts";

const SECONDS = 10; // of processor time for a cell, unless a tag such as seconds-30 says otherwise
const QUESTION = /^q(\d+)-/;
/** "## 2. The continuity equation (4 points)". */
export const QUESTION_HEADING = /^## (\d+)\. (.+) \((\d+) points?\)$/m;

/** How a sheet is read. */
export interface SheetOptions {
  /** Seed of the variant; 0 unless told. */
  readonly seed?: number;
  /** Folder with tests of the lecturer's own: `NN-slug.ipynb` for each sheet that has some. */
  readonly tests?: string;
}

/**
 * Reads a problem sheet.
 *
 * @param path of the master, `notebooks/problems/NN-slug.ipynb`
 * @throws {TypeError} when it is no notebook, or the tests added to it are none
 * @throws {RangeError} when the seed has no place, or is no whole number
 *
 * @example
 * ```ts ignore
 * const { questions } = await readSheet("notebooks/problems/03-likelihood.ipynb", { seed: 7 });
 * ```
 */
export async function readSheet(
  path: string,
  { seed = 0, tests }: SheetOptions = {},
): Promise<Sheet> {
  const name = basename(path, ".ipynb");
  const added = tests === undefined ? undefined : await readAddedTests(tests, name);
  return sheetOf(await readNotebook(path), { name, seed, added });
}

/** What is known of a sheet beside its notebook. */
export interface SheetContext {
  readonly name: string;
  readonly seed?: number;
  readonly added?: AddedTests | undefined;
}

/** A sheet from its notebook. */
export function sheetOf(master: Notebook, { name, seed = 0, added: given }: SheetContext): Sheet {
  const added = given && newTests(master, given);
  const whole = added === undefined ? master : addTests(master, added);
  const notebook = withSeed(whole, seed);
  const cells = notebook.cells.map(readCell);
  const questions = questionsOf(cells);
  return {
    name,
    title: /^# (.+)$/m.exec(cells[0]?.source ?? "")?.[1] ?? name,
    seed,
    points: sum(questions.map(({ points }) => points)),
    cells,
    questions,
    notebook,
    added: added?.ids ?? new Set(),
  };
}

function readCell(cell: Cell): SheetCell {
  const { id, source } = cell;
  const role = roleOf(cell) ?? "given"; // sheetProblems asks for the tag
  const released = releasedSource(source, role);
  return {
    id,
    role,
    source,
    released,
    points: numberInTag(cell, "points") ?? 0,
    visibility: role !== "test" || released === source
      ? "visible"
      : hasCode(released)
      ? "partly hidden"
      : "hidden",
    says: role === "test" ? checksIn(source)[0] ?? id : "",
    names: role === "answer" ? functionsIn(source) : [],
    rubric: role === "written" ? rubricOf(source) ?? [] : [],
    seconds: numberInTag(cell, "seconds") ?? SECONDS,
  };
}

function releasedSource(source: string, role: Role): string {
  switch (role) {
    case "answer":
      return withoutSolutions(source);
    case "test":
      return withoutHiddenTests(source);
    case "written":
      return WRITTEN_STUB;
    default:
      return source;
  }
}

/** The functions that a student's cell declares, constants that hold one among them. */
function functionsIn(source: string): string[] {
  const { makes } = namesOf(source);
  return [...makes].filter((name) =>
    new RegExp(`\\bfunction\\*?\\s+${name}\\b|\\b(?:const|let)\\s+${name}\\b`).test(source)
  );
}

function questionsOf(cells: readonly SheetCell[]): Question[] {
  const groups = Map.groupBy(cells, ({ id }) => Number(QUESTION.exec(id)?.[1] ?? 0));
  groups.delete(0);
  return [...groups].map(([number, cells]) => ({
    id: `q${number}`,
    number,
    title: QUESTION_HEADING.exec(cells[0]!.source)?.[2] ?? `Question ${number}`,
    points: sum(cells.map(({ points }) => points)),
    cells,
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
