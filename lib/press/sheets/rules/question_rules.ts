import { QUESTION_HEADING } from "../read_sheet.ts";
import type { Question, Sheet } from "../sheet.ts";
import { error, errorOfAll, type SheetProblem } from "./problem.ts";

const QUESTIONS = { least: 5, most: 8 };
const POINTS = { least: 20, most: 40 };

/** Rules of questions: their order, their headings, their points. */
export function questionRules(sheet: Sheet): SheetProblem[] {
  const { cells, questions, points, added } = sheet;
  const problems: SheetProblem[] = [];
  const numbers = questions.map(({ number }) => number);
  const wanted = questions.map((_, i) => i + 1);
  if (numbers.join() !== wanted.join()) {
    problems.push(errorOfAll(`Expected questions ${wanted.join(", ")}; got ${numbers.join(", ")}`));
  }
  const ids = cells.map(({ id }) => id);
  for (const { id, cells } of questions) {
    const first = ids.indexOf(cells[0]!.id), last = ids.indexOf(cells.at(-1)!.id);
    if (last - first + 1 !== cells.length) {
      problems.push(errorOfAll(`Expected the cells of ${id} beside each other`));
    }
  }
  for (const { id, role } of cells) {
    if (/^q\d+-/.test(id) || role === "prose" || role === "given") continue;
    problems.push(error(id, `Expected an id that begins with its question, such as q2-${role}`));
  }
  problems.push(...questions.flatMap((question) => headingRules(question, added)));
  problems.push(
    ...range(questions.length, QUESTIONS, "questions"),
    ...range(points, POINTS, "points"),
  );
  return problems;
}

/** @param added tests of a lecturer's own, whose points the heading of the master does not know */
function headingRules(
  { number, cells, points }: Question,
  added: ReadonlySet<string>,
): SheetProblem[] {
  const [{ id, role, source }] = cells as [Question["cells"][number]];
  const [heading, written, , said] = QUESTION_HEADING.exec(source) ?? [];
  if (role !== "prose" || heading === undefined || !source.startsWith(heading)) {
    return [error(id, `Expected ## ${number}. Title (${points} points) at the beginning`)];
  }
  if (Number(written) !== number) return [error(id, `Expected number ${number}; got ${written}`)];
  if (Number(said) === points || cells.some(({ id }) => added.has(id))) return [];
  return [
    error(id, `Expected ${points} points in the heading, as its cells add up to; got ${said}`),
  ];
}

function range(
  count: number,
  { least, most }: typeof POINTS,
  what: string,
): SheetProblem[] {
  if (count >= least && count <= most) return [];
  return [{ kind: "advice", message: `${count} ${what}; a sheet has ${least} to ${most}` }];
}
