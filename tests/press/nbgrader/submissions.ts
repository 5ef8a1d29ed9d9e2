import { dirname, join } from "node:path";
import { gradeSubmission, readSubmission } from "../../../lib/press/grading/mod.ts";
import { openChild } from "../../../lib/press/sandbox/mod.ts";
import type { Notebook } from "../../../lib/press/ipynb/mod.ts";
import { notebookText } from "../../../lib/press/ipynb/mod.ts";
import type { Sheet, TriedAnswer } from "../../../lib/press/sheets/mod.ts";

/** What a made-up student hands in. */
export interface MadeUp {
  readonly student: string;
  readonly notebook: Notebook;
  /** Ids of the tests that lose their points. */
  readonly loses: readonly string[];
}

const WRONG = ["cleo", "dora", "emil"];

/**
 * Made-up submissions: `ada` gives the master's answers, `ben` other right ones, `cleo`, `dora` and
 * `emil` to every question another wrong one of those that were tried, `blank` none.
 *
 * @param released as nbgrader made it
 */
export function makeUp(sheet: Sheet, released: Notebook, tried: readonly TriedAnswer[]): MadeUp[] {
  const right = tried.filter(({ verdict }) => verdict === "right");
  const wrong = tried.filter(({ verdict }) => verdict === "wrong");
  const tests = sheet.cells.filter(({ role }) => role === "test").map(({ id }) => id);
  return [
    answered("ada", sheet, released, [], 0),
    answered("ben", sheet, released, right, 0),
    ...WRONG.map((student, turn) => answered(student, sheet, released, wrong, turn)),
    { student: "blank", notebook: released, loses: tests },
  ];
}

/** To each question the answer whose turn it is among these, or the master's where there is none. */
function answered(
  student: string,
  sheet: Sheet,
  released: Notebook,
  tried: readonly TriedAnswer[],
  turn: number,
): MadeUp {
  const answers = sheet.questions.flatMap(({ id, cells }) => {
    const cell = cells.find(({ role }) => role === "answer");
    const these = tried.filter(({ question }) => question === id);
    const { source, loses } = these[turn % these.length] ?? { source: cell?.source, loses: [] };
    return cell === undefined ? [] : [{ id: cell.id, source: source!, loses }];
  });
  return {
    student,
    notebook: withSources(released, new Map(answers.map(({ id, source }) => [id, source]))),
    loses: answers.flatMap(({ loses }) => loses),
  };
}

function withSources(notebook: Notebook, sources: ReadonlyMap<string, string>): Notebook {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: sources.get(cell.id) ?? cell.source,
  }));
  return { ...notebook, cells };
}

/** Puts them where nbgrader looks for them, which is a folder a student. */
export async function handIn(
  folder: string,
  { name }: Sheet,
  madeUp: readonly MadeUp[],
): Promise<void> {
  for (const { student, notebook } of madeUp) {
    const path = join(folder, student, name, `${name}.ipynb`);
    await Deno.mkdir(dirname(path), { recursive: true });
    await Deno.writeTextFile(path, notebookText(notebook));
  }
}

/** Points by student and test, as this project grades them. */
export async function ourMarks(
  sheet: Sheet,
  madeUp: readonly MadeUp[],
): Promise<Map<string, Map<string, number>>> {
  const marks = new Map<string, Map<string, number>>();
  const ids = sheet.cells.filter(({ role }) => role === "answer").map(({ id }) => id);
  for (const { student, notebook } of madeUp) {
    const bytes = new TextEncoder().encode(notebookText(notebook)), name = `${sheet.name}.ipynb`;
    const listed = { path: name, size: bytes.length, read: () => Promise.resolve(bytes) };
    const handedIn = { student, folder: student, files: [{ name, listed }], remarks: [] };
    const submission = await readSubmission(handedIn, { sheet: sheet.name, ids });
    const { questions } = await gradeSubmission(sheet, submission, {
      openChild,
      rules: "",
    });
    const tests = questions.flatMap((question) => question.tests);
    marks.set(student, new Map(tests.map(({ id, earned }) => [id, earned])));
  }
  return marks;
}
