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

const STUDENTS = ["ada", "ben", "cleo"];

/**
 * Made-up submissions: `ada` gives the master's answers, `blank` none, each of the others to every
 * question another one of those that were tried.
 *
 * @param released as nbgrader made it
 */
export function makeUp(sheet: Sheet, released: Notebook, tried: readonly TriedAnswer[]): MadeUp[] {
  const students = STUDENTS.map((student, turn) => {
    const answers = sheet.questions.flatMap(({ id, cells }) => {
      const cell = cells.find(({ role }) => role === "answer");
      const own = { loses: [] as readonly string[], source: cell?.source };
      const mine = [own, ...tried.filter(({ question }) => question === id)];
      const { source, loses } = mine[turn % mine.length]!;
      return cell === undefined ? [] : [{ id: cell.id, source: source!, loses }];
    });
    const sources = new Map(answers.map(({ id, source }) => [id, source]));
    return {
      student,
      notebook: withSources(released, sources),
      loses: answers.flatMap(({ loses }) => loses),
    };
  });
  const tests = sheet.cells.filter(({ role }) => role === "test").map(({ id }) => id);
  return [...students, { student: "blank", notebook: released, loses: tests }];
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
