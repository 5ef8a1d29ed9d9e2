import type { BookChapter } from "../chapter.ts";
import { type Markup, markup, NOTHING } from "../markup.ts";
import { countOf } from "./count.ts";
import { renderPage } from "./shell.ts";

const WHAT =
  "A course from normalizing flows to flow matching in which every equation is followed " +
  "by a cell that checks it.";

/** The first page: what the course is, and its chapters. */
export function renderIndexPage(chapters: readonly BookChapter[]): string {
  const minutes = chapters.reduce((sum, chapter) => sum + chapter.minutes, 0);
  return renderPage({
    title: "Flowbook: from normalizing flows to flow matching",
    summary: WHAT,
    root: "",
    kind: "index",
    contents: NOTHING,
    main: markup`<h1>From normalizing flows to flow matching</h1>
<p class="lead">${WHAT}</p>
<p>Each idea comes as a question, an equation, a few lines of code, and a picture in which a mistake
would show. Below many cells stands a line such as</p>
<p class="sample"><span class="mark">✓</span><span><span class="says">the average over the posterior
equals the marginal velocity</span> <span class="mistake">planted mistake off by 0.31</span></span></p>
<p>It says that two independent computations of the equation agree, and that the same check refuses
a version with one deliberate mistake in it. Open the line to see the numbers.</p>
<h2>Chapters</h2>
${renderList(chapters)}`,
    footer: markup`<p>${countOf(chapters.length, "chapter")}, ${countOf(minutes, "minute")} of
reading.</p>\n`,
  });
}

function renderList(chapters: readonly BookChapter[]): Markup {
  if (chapters.length === 0) return markup`<p>There is no chapter yet.</p>\n`;
  return markup`<ol class="chapters">
${chapters.map(renderEntry)}</ol>\n`;
}

function renderEntry({ number, page, title, goal, minutes }: BookChapter): Markup {
  return markup`<li><span class="number">${number}</span>
<div><h3><a href="${page}">${title.title}</a></h3>
<p>${goal}</p>
<p class="time">${countOf(minutes, "minute")}</p></div></li>\n`;
}
