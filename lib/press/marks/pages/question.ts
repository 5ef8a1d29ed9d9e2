import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { capped } from "../capped.ts";
import type { Detail } from "../detail.ts";
import { pointsOf } from "../mark.ts";
import { toldOf } from "../reasons.ts";
import type { QuestionResult, TestResult, WrittenResult } from "../result.ts";
import { foreignMarkdown, foreignText, pointsText, questionTitle } from "./words.ts";

const LONGEST = 4000; // letters of a reason, or of what was printed

/** A question on a feedback page: its tests, the answers in words, what it printed. */
export function questionSection(question: QuestionResult, detail: Detail): Markup {
  const { id, title, tests, written, printed, remarks } = question;
  const { earned, points } = pointsOf(question);
  const list = tests.length === 0
    ? NOTHING
    : markup`<ul class="tests">\n${tests.map((test) => testItem(test, detail))}</ul>\n`;
  const output = printed === undefined || printed.trim() === "" ? [] : [
    markup`<details class="fold"><summary>What your cells printed</summary>${
      foreignText(capped(printed, LONGEST))
    }</details>\n`,
  ];
  return markup`<section>
<h2 id="${id}"><span class="points">${earned} of ${pointsText(points)}</span>${
    questionTitle(id, title)
  }</h2>
${remarks.map((remark) => markup`<p class="remark">${remark}</p>\n`)}${list}${
    written.map(writtenPart)
  }${output}</section>
`;
}

function testItem(test: TestResult, detail: Detail): Markup {
  const { says, visibility, earned, points, state } = test;
  const full = state === "passed" && earned === points;
  const hidden = visibility === "hidden" ? [markup` <span class="label">hidden test</span>`] : [];
  return markup`<li class="${
    full ? "passed" : "missed"
  }"><span class="sign" role="img" aria-label="${full ? "holds" : "does not hold"}">${
    full ? "✓" : "✗"
  }</span><span>${says}${hidden}</span><span class="worth">${earned} of ${points}</span>${
    full ? NOTHING : why(test, detail)
  }</li>\n`;
}

function why(test: TestResult, detail: Detail): Markup {
  const { reason, traceback } = toldOf(test, detail);
  if (reason === undefined) return NOTHING;
  const where = traceback === undefined ? [] : [
    markup`<pre tabindex="0">${capped(traceback, LONGEST)}</pre>`,
  ];
  return markup`<div class="why">${capped(reason, LONGEST)}${where}</div>`;
}

function writtenPart({ points, earned, comment, answer }: WrittenResult): Markup {
  const isThere = answer.trim() !== "";
  const words = isThere ? foreignMarkdown(answer) : NOTHING;
  const said = isThere ? comment ?? "Read." : comment ?? "There is no answer here yet.";
  const item = earned === undefined
    ? markup`<li class="open"><span class="sign" role="img" aria-label="not read yet">…</span><span>Not read yet.</span>
<span class="worth">of ${points}</span></li>`
    : markup`<li class="${
      earned === points ? "passed" : "missed"
    }"><span class="sign" role="img" aria-label="${
      earned === points ? "full points" : "not all points"
    }">${earned === points ? "✓" : "✗"}</span><span>${said}</span>
<span class="worth">${earned} of ${points}</span></li>`;
  return markup`<h3>Your answer in words</h3>\n${words}<ul class="tests">${item}</ul>\n`;
}
