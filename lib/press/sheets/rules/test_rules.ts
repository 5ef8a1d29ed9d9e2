import { checkSyntax } from "../../cells/mod.ts";
import { namesOf } from "../../cells/needs/mod.ts";
import { checksIn } from "../says.ts";
import type { Question, Sheet, SheetCell } from "../sheet.ts";
import { error, type SheetProblem } from "./problem.ts";

/** Rules of answers and of the tests that call them. */
export function testRules({ cells, questions }: Sheet): SheetProblem[] {
  const names = new Set(cells.flatMap(({ names }) => names));
  return [
    ...cells.flatMap(releaseRules),
    ...cells.filter(({ role }) => role === "given").flatMap(({ id, source }) =>
      [...namesOf(source).uses].filter((name) => names.has(name)).map((name) =>
        error(id, `Expected given code without answers; it uses ${name}, which is a stub at first`)
      )
    ),
    ...questions.flatMap(answerRules),
    ...questions.flatMap((question) =>
      question.cells.filter(({ role }) => role === "test")
        .flatMap((test) => callRules(test, question, names))
    ),
  ];
}

/** What is handed out can be read by the kernel. */
function releaseRules({ id, role, released }: SheetCell): SheetProblem[] {
  if (role === "prose" || role === "written") return [];
  const problem = checkSyntax(released);
  return problem === undefined
    ? []
    : [error(id, `Expected a cell that can be read when it is handed out; ${problem.message}`)];
}

function answerRules({ id, cells }: Question): SheetProblem[] {
  const answers = cells.filter(({ role }) => role === "answer");
  const tested = cells.some(({ role }) => role === "test");
  if (answers.length > 1) {
    return [error(answers[1]!.id, `Expected one answer cell in ${id}; got two`)];
  }
  if (tested && answers.length === 0) {
    return [error(cells[0]!.id, `Expected an answer cell in ${id}`)];
  }
  return answers.filter(({ names }) => names.length === 0)
    .map((answer) => error(answer.id, "Expected functions in an answer; got none"));
}

function callRules(
  { id, source }: SheetCell,
  { cells }: Question,
  names: ReadonlySet<string>,
): SheetProblem[] {
  const problems: SheetProblem[] = [];
  const says = checksIn(source), { uses } = namesOf(source);
  if (says.length !== 1 || !/\bawait check\(/.test(source)) {
    problems.push(
      error(id, 'Expected one await check("…", …) in a test, with its words in quotes'),
    );
  }
  const own = cells.flatMap(({ names }) => names);
  if (!own.some((name) => uses.has(name))) {
    problems.push(
      error(id, `Expected a test of ${own.join(" or ") || "an answer"}; it calls none`),
    );
  }
  if (/\brefuses\(/.test(source) && !/\b(near|holds)\(/.test(source)) {
    problems.push(
      error(id, "Expected near or holds beside refuses: what always throws refuses, too"),
    );
  }
  for (const [i, text] of source.split("\n").entries()) {
    const bare = [...names].find((name) =>
      uses.has(name) && new RegExp(`(?<!await |=> |[.\\w])${name}\\(`).test(text)
    );
    if (bare !== undefined) problems.push(error(id, `Expected await before ${bare}(…)`, i + 1));
  }
  return problems;
}
