import { countOf } from "../../show/count.ts";
import { type Markup, markup, NOTHING, trusted } from "../../show/markup.ts";
import type { Detail } from "../detail.ts";
import { isOpen, type Mark, pointsOf, rounded } from "../mark.ts";
import { NEXT, toldOf } from "../reasons.ts";
import type { QuestionResult, TestResult } from "../result.ts";
import { questionSection } from "./question.ts";
import type { LonePage } from "./shell.ts";
import { nameOf, pointsText, questionTitle } from "./words.ts";

const MOST_STEPS = 3; // more than that is no plan for an evening

/** What a feedback page needs besides the mark. */
export interface FeedbackContext {
  /** Title of the sheet. */
  readonly title: string;
  /** How much is said of hidden tests. */
  readonly detail: Detail;
}

/** What a student gets back: points, what to do next, and each question with its tests. */
export function feedbackPage(mark: Mark, { title, detail }: FeedbackContext): LonePage {
  const { result } = mark, { questions } = result;
  const rest = questions.every(isOpen)
    ? markup`<p>There is no answer in what was handed in.</p>\n`
    : markup`${nextSteps(questions, detail)}${
      questions.map((question) => questionSection(question, detail))
    }<p class="file">This is about the notebook whose SHA-256 begins with ${
      result.digest.slice(0, 16)
    }. Hidden tests are named here and not shown; their points count as all others do.</p>\n`;
  return {
    title: `${title} · feedback`,
    main: markup`<p class="eyebrow">Feedback for ${nameOf(result.student)}</p>
<h1>${title}</h1>
${totalLine(mark)}${remarkBox(result.remarks)}${
      pointsTable(mark)
    }${rest}<p class="file">Sheet ${result.sheet},
seed ${result.seed}.</p>
`,
  };
}

function totalLine({ total, earned, points, lost, lateDays, unread, result }: Mark): Markup {
  const late = lost === 0 ? [] : [
    markup`<small>${earned} points earned; ${lost} of them lost by ${
      countOf(lateDays ?? 0, "late day")
    }.</small>`,
  ];
  const waiting = result.questions.flatMap(({ written }) => written)
    .filter(({ id }) => unread.includes(id)).reduce((sum, answer) => sum + answer.points, 0);
  const open = waiting === 0 ? [] : [
    markup`<small>${
      pointsText(waiting)
    } are for written answers that nobody has read yet; they are not counted.</small>`,
  ];
  return markup`<p class="total"><strong>${total}</strong> of ${
    pointsText(points)
  }${late}${open}</p>\n`;
}

/** What is to be said about the whole, in a box; nothing where there is nothing to say. */
function remarkBox(remarks: readonly string[]): Markup {
  if (remarks.length === 0) return NOTHING;
  return markup`<div class="box note"><p><strong>Note.</strong></p><ul>${
    remarks.map((remark) => markup`<li>${remark}</li>\n`)
  }</ul></div>\n`;
}

function pointsTable(mark: Mark): Markup {
  const rows = mark.result.questions.map((question) => {
    const { earned, points } = pointsOf(question);
    return markup`<tr><th scope="row">${questionTitle(question.id, question.title)}</th>${
      meter(earned, points)
    }<td class="number">${earned}</td><td class="number">${points}</td></tr>\n`;
  });
  return markup`<table>
<thead><tr><th scope="col">Question</th><th class="meter" aria-hidden="true"></th><th scope="col" class="number">Points</th>
<th scope="col" class="number">of</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">Together</th><td class="meter"></td><td class="number">${mark.earned}</td>
<td class="number">${mark.points}</td></tr></tfoot>
</table>
`;
}

/** A cell with a bar; the number that it draws stands beside it. */
export function meter(earned: number, points: number): Markup {
  const part = points > 0 ? Math.round((100 * earned) / points) : 0;
  return markup`<td class="meter" aria-hidden="true">${
    trusted(`<span style="--part:${part}%"></span>`)
  }</td>`;
}

/** The questions with most points to gain, and how to begin. */
function nextSteps(questions: readonly QuestionResult[], detail: Detail): Markup {
  const open = questions.map((question, order) => {
    const missed = question.tests.filter(({ earned, points }) => earned < points);
    const silent = question.written.filter(({ answer }) => answer.trim() === "");
    const gain = [...missed, ...silent].reduce(
      (sum, { earned = 0, points }) => sum + points - earned,
      0,
    );
    return { question, order, missed, gain };
  }).filter(({ gain }) => gain > 0);
  if (open.length === 0) return NOTHING;
  const first = open.sort((a, b) => b.gain - a.gain || a.order - b.order).slice(0, MOST_STEPS);
  const steps = first.map(({ question: { id, title }, missed, gain }) =>
    markup`<li><a href="#${id}">${questionTitle(id, title)}</a>: ${
      pointsText(rounded(gain))
    } to gain. ${firstStep(missed, detail)}</li>\n`
  );
  return markup`<h3>What to do next</h3>\n<ol>${steps}</ol>\n`;
}

/** How to begin with a question: with a test that the student can run, if there is one. */
function firstStep(missed: readonly TestResult[], detail: Detail): string {
  const begin = missed.find(({ visibility }) => visibility === "visible") ?? missed[0];
  if (begin === undefined) return "Write your answer in words.";
  const told = toldOf(begin, detail).reason !== undefined;
  return `Begin with “${begin.says}”.${told ? ` ${NEXT[begin.state]}` : ""}`;
}
