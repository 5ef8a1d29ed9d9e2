import { namesOf } from "../../cells/needs/mod.ts";
import type { Sheet } from "../sheet.ts";
import type { TriedAnswer } from "../tried_answers.ts";
import { errorOfAll, type SheetProblem } from "./problem.ts";

const RIGHT = 1; // beside the one of the sheet itself
const WRONG = 3;

/** Rules of the answers that are tried: enough of each kind, with the functions that tests call. */
export function triedRules(
  { name, questions }: Sheet,
  tried: readonly TriedAnswer[],
): SheetProblem[] {
  const file = `data/problems/${name}.md`;
  const problems: SheetProblem[] = [];
  for (const { id, cells } of questions) {
    const answer = cells.find(({ role }) => role === "answer");
    const tests = cells.filter(({ role }) => role === "test").map(({ id }) => id);
    if (answer === undefined || tests.length === 0) continue;
    const own = tried.filter(({ question }) => question === id);
    const right = own.filter(({ verdict }) => verdict === "right").length;
    const wrong = own.length - right;
    if (right < RIGHT) {
      problems.push(errorOfAll(`${file}: Expected another right answer to ${id}; got none`));
    }
    if (wrong < WRONG) {
      problems.push(errorOfAll(`${file}: Expected ${WRONG} wrong answers to ${id}; got ${wrong}`));
    }
    for (const { line, source, loses } of own) {
      const { makes } = namesOf(source);
      const missing = answer.names.find((name) => !makes.has(name));
      if (missing !== undefined) {
        problems.push(
          errorOfAll(`${file}, line ${line}: Expected ${missing} in the answer; got none`),
        );
      }
      const unknown = loses.find((test) => !tests.includes(test));
      if (unknown !== undefined) {
        problems.push(
          errorOfAll(`${file}, line ${line}: Expected a test of ${id}; got ${unknown}`),
        );
      }
    }
  }
  return problems;
}
