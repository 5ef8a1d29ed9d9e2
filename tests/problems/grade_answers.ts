import { readNotebook } from "../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../lib/press/grading/mod.ts";
import { openChild } from "../../lib/press/sandbox/mod.ts";
import {
  readSheet,
  readTriedAnswers,
  releaseNotebook,
  type Sheet,
  type TriedAnswer,
} from "../../lib/press/sheets/mod.ts";

/**
 * Hands answers in as students do, and has them graded as students' notebooks are: the first right
 * answers to all questions in one notebook, the second in another, and the wrong ones likewise.
 *
 * @param path of the master
 * @param text of its file of answers
 * @param which all notebooks, or the second and third: each opens many places, one after the other
 * @returns what is not as the file says, a line each; none when all is well
 */
export async function gradeAnswers(
  path: string,
  text: string,
  which: "all" | "some" = "all",
): Promise<string[]> {
  const sheet = await readSheet(path);
  const notebooks = notebooksOf(sheet, readTriedAnswers(text));
  const problems: string[] = [];
  for (const handedIn of which === "all" ? notebooks : notebooks.slice(1, 3)) {
    problems.push(...await gradeOne(sheet, handedIn));
  }
  return problems;
}

/** An answer to each question, by its id. */
type HandedIn = ReadonlyMap<string, Omit<TriedAnswer, "question">>;

function notebooksOf({ questions }: Sheet, tried: readonly TriedAnswer[]): HandedIn[] {
  const answers = questions.map(({ id, cells }) => {
    const master = cells.find(({ role }) => role === "answer");
    const own = tried.filter(({ question }) => question === id);
    const first = { verdict: "right" as const, says: "the master's", loses: [], line: 0 };
    return { id, list: master ? [{ ...first, source: master.source }, ...own] : [] };
  });
  const most = Math.max(...answers.map(({ list }) => list.length));
  return Array.from(
    { length: most },
    (_, k) => new Map(answers.flatMap(({ id, list }) => list[k] ? [[id, list[k]] as const] : [])),
  );
}

async function gradeOne(sheet: Sheet, handedIn: HandedIn): Promise<string[]> {
  const cells = releaseNotebook(sheet).cells.map(({ id, cell_type, metadata, source }) => {
    const [question] = id.split("-");
    const answer = id === `${question}-answer` ? handedIn.get(question!)?.source : undefined;
    return { id, cell_type, metadata, source: answer ?? source };
  });
  const bytes = new TextEncoder().encode(JSON.stringify({ nbformat: 4, nbformat_minor: 5, cells }));
  const notebook = readNotebook(bytes);
  const submission = { student: "Ada", folder: "Ada", digest: "", notebook, remarks: [] };
  const { questions } = await gradeSubmission(sheet, submission, {
    openChild,
    rules: "",
  });
  return questions.flatMap(({ id, tests }) => {
    const answer = handedIn.get(id);
    const loses = answer?.loses ?? tests.map(({ id }) => id);
    const name = `${id}: ${answer?.says ?? "no answer"}`;
    return tests.flatMap(({ id: test, earned, points, state, reason }) => {
      const wanted = loses.includes(test) ? 0 : points;
      if (earned === wanted) return [];
      return [`${name}: ${earned} of ${points} for ${test} (${state}: ${reason ?? ""})`];
    });
  });
}
