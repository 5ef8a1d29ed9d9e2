import { bars, type Figure } from "../../../figures/mod.ts";
import { countOf } from "../../show/count.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import type { Mark } from "../mark.ts";
import {
  classStatistics,
  type QuestionStatistics,
  type TestStatistics,
} from "../statistics/class.ts";
import { meanOf, medianOf, type Spread, spreadOf } from "../statistics/spread.ts";
import { pictureOf } from "./picture.ts";
import type { LonePage } from "./shell.ts";
import { pointsText, questionTitle } from "./words.ts";

/** How a class did: points of the whole and of each question, and what each test told. */
export async function classPage(title: string, marks: readonly Mark[]): Promise<LonePage> {
  const questions = classStatistics(marks), totals = marks.map(({ total }) => total);
  const points = marks[0]?.points ?? 0;
  const sections: Markup[] = [];
  for (const question of questions) sections.push(await questionPart(question, marks.length));
  return {
    title: `${title} · the class`,
    main: markup`<p class="eyebrow">The class</p>
<h1>${title}</h1>
<p class="total"><strong>${meanOf(totals).toFixed(1)}</strong> of ${pointsText(points)} on average
<small>${countOf(marks.length, "submission")}; half of them have at least ${
      pointsText(medianOf(totals))
    }. For lecturers: reasons may name what hidden tests expect.</small></p>
${
      marks.length === 0
        ? NOTHING
        : await spreadPicture("the sheet", points, spreadOf(totals, points))
    }${questionTable(questions)}${testTable(questions.flatMap(({ tests }) => tests))}${sections}`,
  };
}

function questionTable(questions: readonly QuestionStatistics[]): Markup {
  const waiting = questions.some(({ unread }) => unread > 0);
  const rows = questions.map(({ id, title, mean, points, notAnswered, unread }) =>
    markup`<tr><th scope="row"><a href="#${id}">${questionTitle(id, title)}</a></th>
<td class="number">${mean.toFixed(1)}</td><td class="number">${points}</td>
<td class="number">${notAnswered}</td>${
      waiting ? markup`<td class="number">${unread}</td>` : NOTHING
    }</tr>\n`
  );
  return markup`<h3>Questions</h3>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">Question</th><th scope="col" class="number">Mean</th>
<th scope="col" class="number">of</th><th scope="col" class="number">Not answered</th>${
    waiting ? markup`<th scope="col" class="number">Not read yet</th>` : NOTHING
  }</tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

function testTable(tests: readonly TestStatistics[]): Markup {
  if (tests.length === 0) return NOTHING;
  const hardest = tests.reduce((a, b) => b.difficulty < a.difficulty ? b : a);
  const rows = tests.map((test) => {
    const { id, says, points, visibility, difficulty, discrimination } = test;
    const labels = [
      ...test === hardest ? [markup` <span class="label">hardest</span>`] : [],
      ...visibility === "hidden" ? [markup` <span class="label">hidden</span>`] : [],
    ];
    return markup`<tr><th scope="row">${id}${labels}<small>${says}</small></th>
<td class="number">${points}</td><td class="number">${difficulty.toFixed(2)}</td>
<td class="number">${discrimination?.toFixed(2) ?? "–"}</td></tr>\n`;
  });
  return markup`<h3>Tests</h3>
<p class="remark"><b>Difficulty</b> is the part of its points that the class earned: near 1 it was easy, near 0 hard.
<b>Discrimination</b> is the correlation of its points with those of all the rest: near 0 or below, the test measures
something else than the sheet does, and deserves a second look.</p>
<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">Test</th><th scope="col" class="number">Points</th>
<th scope="col" class="number">Difficulty</th><th scope="col" class="number">Discrimination</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

async function questionPart(question: QuestionStatistics, students: number): Promise<Markup> {
  const { id, title, points, mean, spread, tests, notAnswered } = question;
  const open = notAnswered === 0
    ? NOTHING
    : markup`<p>${notAnswered} of ${students} left it open.</p>\n`;
  const reasons = tests.filter(({ reasons }) => reasons.length > 0).map(({ id, says, reasons }) =>
    markup`<li>${id}: ${says}<ul>${
      reasons.map(({ words, count }) => markup`<li>${count} × ${words}</li>`)
    }</ul></li>\n`
  );
  return markup`<section>
<h2 id="${id}"><span class="points">${mean.toFixed(1)} of ${pointsText(points)}</span>${
    questionTitle(id, title)
  }</h2>
${await spreadPicture(`question ${id.slice(1)}`, points, spread)}${open}${
    reasons.length === 0
      ? NOTHING
      : markup`<h3>What went wrong most often</h3>\n<ul>${reasons}</ul>\n`
  }</section>
`;
}

function spreadPicture(what: string, points: number, spread: Spread): Promise<Markup> {
  return pictureOf(spreadFigure(what, points, spread));
}

function spreadFigure(what: string, points: number, { labels, counts }: Spread): Figure {
  const said = counts.map((count, i) => `${labels[i]} points ${countOf(count, "submission")}`);
  const most = counts.indexOf(Math.max(...counts));
  return bars({
    categories: labels,
    series: [{ name: "submissions", values: counts }],
    x: "points",
    y: "submissions",
    caption: `Points for ${what}, of ${points}: most frequent is ${labels[most]}, in ` +
      `${countOf(counts[most]!, "submission")}.`,
    description: `A bar for each number of points: ${said.join(", ")}.`,
  });
}
