import type { QuestionResult, SubmissionResult, WrittenResult } from "../marks/mod.ts";
import type { Question, Sheet } from "../sheets/mod.ts";
import { type Answers, matchAnswers } from "./answers/match.ts";
import type { Submission } from "./intake/mod.ts";
import { allowancesOf } from "./questions/allowance.ts";
import { openBench } from "./questions/bench.ts";
import type { OpenChild } from "./questions/child.ts";
import { type TestedQuestion, testQuestion } from "./questions/grade_question.ts";
import { modulesOf } from "./questions/imports.ts";
import { givenForTests, type ProgramCell, programOf } from "./questions/program.ts";
import { lost } from "./questions/test_result.ts";

/** How a submission is graded. */
export interface GradeOptions {
  /** Opens a place where nothing but the student's code runs. */
  readonly openChild: OpenChild;
  /** SHA-256 of all that marks depend on beside the submission. */
  readonly rules: string;
  /** Questions that must not be tried, because they have ended the grader. */
  readonly skipped?: ReadonlySet<string>;
  /** Is told which question is tried next. */
  readonly begin?: (question: string) => void;
}

const LONGEST = 20_000; // letters of a text that is kept

/**
 * Grades one submission: its answers run apart, question by question; the tests of the sheet run here.
 *
 * @throws {Error} when the grader itself or the sheet fails, which is no reason to take points
 */
export async function gradeSubmission(
  sheet: Sheet,
  { student, folder, digest, notebook, remarks }: Submission,
  { openChild, rules, skipped = new Set(), begin = () => {} }: GradeOptions,
): Promise<SubmissionResult> {
  const answers = matchAnswers(sheet, notebook?.cells ?? []);
  const program = programOf(sheet, answers);
  const names = sheet.cells.flatMap((cell) => cell.names);
  const seed = { number: sheet.seed, label: `${sheet.name} ${folder}` };
  using bench = openBench();
  const testing = {
    bench,
    openChild,
    allowances: allowancesOf(sheet),
    program,
    allowed: modulesOf(sheet),
    names,
    seed,
    skipped,
    begin,
  };
  const given = givenForTests(sheet);
  const questions: QuestionResult[] = [];
  const standings = [];
  for (const cell of sheet.cells) {
    if (given.includes(cell)) await runGiven(cell, bench);
    const question = sheet.questions.find(({ cells }) => cells.at(-1) === cell);
    if (question === undefined) continue;
    const tested = notebook === undefined ? undefined : await testQuestion(question, testing);
    const unanswered = tested === undefined ? [] : lacking(tested, sheet, answers);
    questions.push(resultOfQuestion(question, { answers, tested, unanswered }));
    standings.push(...tested?.standings ?? []);
  }
  return {
    form: 1,
    sheet: sheet.name,
    seed: sheet.seed,
    student,
    folder,
    digest,
    rules,
    questions,
    remarks: [...remarks, ...notebook === undefined ? [] : answers.remarks.of("")],
    standings,
  };
}

async function runGiven(
  { id, source }: { readonly id: string; readonly source: string },
  bench: ReturnType<typeof openBench>,
): Promise<void> {
  const { error } = await bench.run(source, id);
  if (error !== undefined) {
    throw new Error(`The sheet's own cell ${id} fails: ${error.name}: ${error.message}`);
  }
}

/** What is known of a question when its tests have run. */
interface Known {
  readonly answers: Answers;
  readonly tested: TestedQuestion | undefined;
  /** Names that its cells use and that no answer has declared, with the cells that should. */
  readonly unanswered: readonly string[];
}

function lacking(
  { program }: TestedQuestion,
  { cells }: Sheet,
  { sources }: Answers,
): string[] {
  const used = new Set(program.filter(({ kind }) => kind !== "given").flatMap((c) => [...c.uses]));
  return cells.filter(({ id, role }) => role === "answer" && !sources.has(id)).flatMap((cell) =>
    cell.names.filter((name) => used.has(name)).map((name) => `${name} of ${cell.id}`)
  );
}

function resultOfQuestion(
  { id, title, cells }: Question,
  { answers: { sources, remarks }, tested, unanswered }: Known,
): QuestionResult {
  const code = cells.filter(({ role }) => role === "answer").map((cell) => sources.get(cell.id))
    .filter((source) => source !== undefined).join("\n");
  const printed = tested?.printed ?? "";
  return {
    id,
    title,
    tests: tested?.tests ??
      cells.filter(({ role }) => role === "test").map((cell) =>
        lost(cell, { state: "not answered", reason: "there is no notebook", traceback: "" })
      ),
    written: cells.filter(({ role }) => role === "written").map((cell): WrittenResult => ({
      id: cell.id,
      points: cell.points,
      answer: (sources.get(cell.id) ?? "").slice(0, LONGEST),
    })),
    ...code === "" ? {} : { code: code.slice(0, LONGEST) },
    ...printed === "" ? {} : { printed: printed.slice(0, LONGEST) },
    remarks: tested === undefined ? [] : [
      ...remarks.of(id),
      ...remarksOn(id, tested),
      ...unanswered.map((what) => `${id} uses ${what}, which is not answered`),
    ],
  };
}

/** Sentences about cells that went wrong beside the answer itself. */
function remarksOn(id: string, { troubles, program }: TestedQuestion): string[] {
  const nameOf = ({ id: cell, question, kind }: ProgramCell): string =>
    kind === "own" ? `a cell of your own in ${question}` : cell;
  const needed = program.filter(({ question, kind }) =>
    question !== id && question !== "" && kind !== "given"
  );
  const others = needed.filter((cell) => troubles.has(cell.id)).map((cell) => {
    const { state, reason } = troubles.get(cell.id)!;
    return `${id} uses ${[...cell.makes].join(", ")} of ${nameOf(cell)}, which is ${
      wordsOf(state)
    }: ${reason}`;
  });
  const own = [...troubles].filter(([cell]) => cell.startsWith("own-")).map(([cell, { reason }]) =>
    `cell ${cell.slice("own-".length)} of the notebook ends with an error: ${reason}`
  );
  return [...others, ...own];
}

function wordsOf(state: string): string {
  return state === "syntax" ? "no TypeScript" : state;
}
