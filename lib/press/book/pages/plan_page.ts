import type { BookChapter } from "../render_chapter.ts";
import type { PlannedChapter, Week } from "../course/course.ts";
import { renderPhrase } from "../../show/prose/markdown.ts";
import { type Markup, markup } from "../../show/markup.ts";
import { renderCoursePage } from "./text_page.ts";

const PLACE = { notebook: "plan.json", cell: "weeks" };

/** The plan for lecturers: a week a section, and which chapters there are to teach it from. */
export function renderPlanPage(
  weeks: readonly Week[],
  chapters: readonly BookChapter[],
): string {
  const planned = weeks.flatMap((week) => week.chapters);
  const written = planned.filter((chapter) => isWritten(chapter, chapters)).length;
  return renderCoursePage({
    name: "plan",
    title: "Eight-week plan",
    main: markup`<h1>Eight weeks, for lecturers</h1>
<p>Two lectures and one exercise class a week. The plan is that of the whole course; today
<b>${written} of its ${planned.length} chapters are written</b>. For the weeks without a chapter it
says what students should bring or learn elsewhere, so that the chapters that do exist can be taught
now: on their own they fill two weeks for a class that knows expectations, densities, the chain rule
and what a differential equation is.</p>
<p>What a chapter teaches, idea by idea, is on the <a href="outcomes.html">outcome map</a>; what it
claims, with numbers, in the <a href="ledger.html">ledger</a>. What students get wrong, and where a
chapter catches it, is collected <a href="misconceptions.html">on a page of its own</a>.</p>
${weeks.map((week, i) => renderWeek(week, i + 1, chapters))}`,
  });
}

function renderWeek(
  { title, chapters: planned, aim, inClass, atHome }: Week,
  number: number,
  chapters: readonly BookChapter[],
): Markup {
  return markup`<h2 id="week-${number}">Week ${number}: ${renderPhrase(title, PLACE)}</h2>
<ul class="planned">
${planned.map((chapter) => renderChapter(chapter, chapters))}</ul>
<p><b>Aim.</b> ${renderPhrase(aim, PLACE)}</p>
<p><b>In class.</b> ${renderPhrase(inClass, PLACE)}</p>
<p><b>At home.</b> ${renderPhrase(atHome, PLACE)}</p>\n`;
}

function renderChapter(planned: PlannedChapter, chapters: readonly BookChapter[]): Markup {
  const found = chapters.find(({ slug }) => slug === planned.slug);
  if (found === undefined) {
    return markup`<li>Chapter ${planned.number}, ${planned.title} <span class="missing">(not written
yet)</span></li>\n`;
  }
  return markup`<li><a href="${found.page}">Chapter ${found.number}, ${found.title.title}</a>
(${found.minutes} minutes of reading)</li>\n`;
}

function isWritten({ slug }: PlannedChapter, chapters: readonly BookChapter[]): boolean {
  return chapters.some((chapter) => chapter.slug === slug);
}
