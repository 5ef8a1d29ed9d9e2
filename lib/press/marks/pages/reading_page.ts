import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { countOf } from "../../show/count.ts";
import type { Mark } from "../mark.ts";
import type { WrittenResult } from "../result.ts";
import type { LonePage } from "./shell.ts";
import { foreignMarkdown, nameOf, pointsText, questionTitle } from "./words.ts";

/** One answer in words of everybody, for whoever reads and gives points. */
export interface Reading {
  /** Id of the answer, "q3-written". */
  readonly id: string;
  readonly page: LonePage;
}

/**
 * A page for every answer in words: the model answer with its rubric, then what everybody wrote.
 *
 * @param models the model answers as Markdown, by id; an answer without one goes without
 */
export function readingPages(
  title: string,
  marks: readonly Mark[],
  models: ReadonlyMap<string, string>,
): Reading[] {
  const questions = marks[0]?.result.questions ?? [];
  return questions.flatMap((question, at) =>
    question.written.map(({ id, points }, i) => {
      const items = marks.map(({ result }): Item => ({
        student: result.student,
        answer: result.questions[at]!.written[i]!,
      }));
      const waiting = items.filter(({ answer }) => answer.earned === undefined).length;
      return {
        id,
        page: {
          title: `${title} · ${id}`,
          main: markup`<p class="eyebrow">${title}: ${id}, ${pointsText(points)}</p>
<h1>${questionTitle(question.id, question.title)}</h1>
<p>${
            countOf(marks.length, "answer")
          }, ${waiting} of them not read yet. Points and comments go into <code>rubric.csv</code>,
in the lines of ${id}; then grade again: what was graded is not graded twice.</p>
${modelPart(models.get(id))}${items.filter(({ answer }) => !isEmpty(answer)).map(answerPart)}${
            emptyPart(items.filter(({ answer }) => isEmpty(answer)))
          }`,
        },
      };
    })
  );
}

function modelPart(model: string | undefined): Markup {
  if (model === undefined) return NOTHING;
  return markup`<details class="fold" open><summary>Model answer and rubric</summary>\n${
    foreignMarkdown(model)
  }</details>\n`;
}

interface Item {
  readonly student: string;
  readonly answer: WrittenResult;
}

function isEmpty({ answer }: WrittenResult): boolean {
  return answer.trim() === "";
}

function answerPart({ student, answer }: Item): Markup {
  const { earned, points, comment = "" } = answer;
  const read = earned === undefined ? "not read yet" : `${earned} of ${points}`;
  return markup`<section>
<h2><span class="points">${read}</span>${nameOf(student)}</h2>
${foreignMarkdown(answer.answer)}${
    comment === "" ? NOTHING : markup`<p class="remark">${comment}</p>\n`
  }</section>
`;
}

function emptyPart(items: readonly Item[]): Markup {
  if (items.length === 0) return NOTHING;
  return markup`<h2>No answer</h2>\n<p>${
    items.map(({ student }, i) => markup`${i === 0 ? "" : ", "}${nameOf(student)}`)
  }</p>\n`;
}
