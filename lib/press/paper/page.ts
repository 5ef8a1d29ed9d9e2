import { countOf } from "../show/count.ts";
import { type Markup, markup, NOTHING, trusted } from "../show/markup.ts";
import { renderPhrase } from "../show/prose/markdown.ts";
import type { NumberedProblem, PaperSheet } from "./sheet.ts";
import { paperStyle } from "./style.ts";

const DIGITS = 6; // of a number in the key

/** The sheet as students get it: one HTML document that loads nothing and runs nothing. */
export function renderProblems(sheet: PaperSheet): Promise<string> {
  const problems = sheet.problems.map((problem) => renderProblem(problem, NOTHING));
  return renderPaper(
    `Pen and paper: ${chaptersOf(sheet)}`,
    markup`${renderHead(sheet)}
<p class="who"><span>Name</span><span>Number</span></p>
<p class="rules">Show how you get there: a number without a way earns no points. A pocket calculator
is enough; give four digits.</p>
${problems}`,
  );
}

/** The key: the same problems, each with its way and with its numbers computed twice. */
export function renderKey(sheet: PaperSheet): Promise<string> {
  const problems = sheet.problems.map((problem) => renderProblem(problem, renderWay(problem)));
  return renderPaper(
    `Key: ${chaptersOf(sheet)}`,
    markup`${renderHead(sheet)}
<p class="rules"><b>Key, not for students.</b> Each number was computed by the formula of the way and,
on another route, by the library; the two agree.</p>
${problems}`,
  );
}

function chaptersOf({ chapters }: PaperSheet): string {
  return chapters.map(({ number }) => `chapter ${number}`).join(", ");
}

function renderHead({ chapters, seed, problems }: PaperSheet): Markup {
  const points = problems.reduce((sum, problem) => sum + problem.points, 0);
  const titles = chapters.map(({ number, slug, title }) =>
    markup`<p class="chapter">Chapter ${number}: ${
      renderPhrase(title, { notebook: slug, cell: "title" })
    }</p>\n`
  );
  return markup`<h1>Problems for pen and paper</h1>
${titles}<p class="counts">${countOf(problems.length, "problem")}, ${
    countOf(points, "point")
  } · variant ${seed}</p>`;
}

function renderProblem(problem: NumberedProblem, below: Markup): Markup {
  const { number, name, title, points, claim, statement } = problem;
  const place = { notebook: "pen and paper", cell: name };
  return markup`<section class="problem" id="${name}">
<h2><span>${number}. ${renderPhrase(title, place)}</span> <span class="points">${
    countOf(points, "point")
  } · ${claim}</span></h2>
<div class="statement">${renderPhrase(unbroken(statement), place)}</div>
${below}</section>\n`;
}

function renderWay({ name, solution, answers }: NumberedProblem): Markup {
  const place = { notebook: "pen and paper", cell: name };
  const rows = answers.map(({ what, closed, computed }) =>
    markup`<tr><th scope="row">${renderPhrase(`$${what}$`, place)}</th><td>${
      written(closed)
    }</td><td>${written(computed)}</td></tr>\n`
  );
  return markup`<div class="way"><b>Way.</b> ${renderPhrase(unbroken(solution), place)}</div>
<table><thead><tr><th scope="col">number</th><th scope="col">by formula</th>
<th scope="col">computed</th></tr></thead>
<tbody>
${rows}</tbody></table>\n`;
}

/** A text whose lines end with its paragraphs: a line within a formula may begin as a list would. */
function unbroken(text: string): string {
  return text.replaceAll(/([^\n])\n(?!\n)/g, "$1 ");
}

/** Six digits, and what is below them not at all: two routes differ there. */
function written(x: number): string {
  const rounded = Number(x.toPrecision(DIGITS));
  return String(Math.abs(x) < 1e-9 ? 0 : rounded).replace("-", "−");
}

async function renderPaper(title: string, main: Markup): Promise<string> {
  return markup`${trusted("<!doctype html>")}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Flowbook</title>
<style>
${trusted(await paperStyle(main.html))}
</style>
</head>
<body>
<main>
${main}</main>
</body>
</html>
`.html;
}
