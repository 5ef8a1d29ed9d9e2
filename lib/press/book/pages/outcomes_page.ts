import type { BookChapter } from "../render_chapter.ts";
import type { Exercise, Idea, Outcome } from "../course/course.ts";
import { renderPhrase } from "../../show/prose/markdown.ts";
import type { LedgerEntry } from "../course/ledger_entries.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { countOf } from "../../show/count.ts";
import { renderCoursePage } from "./text_page.ts";

const PLACE = { notebook: "outcomes.json", cell: "outcomes" };

/** The map from what a reader can do afterwards to ideas, claims and exercises. */
export function renderOutcomesPage(
  outcomes: readonly Outcome[],
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
): string {
  const known = outcomes.filter(({ ideas }) => ideas.some(isIn(chapters)));
  return renderCoursePage({
    name: "outcomes",
    title: "Outcome map",
    main: markup`<h1>What you can do afterwards</h1>
<p>Each outcome rests on ideas, each idea on claims that are checked; the exercises tell you whether
it has arrived. A claim leads to its numbers in the <a href="ledger.html">ledger</a>; what students
get wrong on the way has <a href="misconceptions.html">its own page</a>.</p>
${known.map((outcome) => renderOutcome(outcome, chapters, entries))}`,
  });
}

function renderOutcome(
  { id, outcome, ideas, exercises }: Outcome,
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
): Markup {
  const rows = ideas.filter(isIn(chapters)).map((idea) => renderIdea(idea, chapters, entries));
  return markup`<h2 id="${id}">${renderPhrase(outcome, PLACE)}</h2>
<table class="map">
<thead><tr><th scope="col">idea</th><th scope="col">claims</th><th scope="col">chapter</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${renderExercises(exercises.filter(isIn(chapters)), chapters)}`;
}

function renderIdea(
  { idea, title, cell, chapter }: Idea,
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
): Markup {
  const { page, number } = chapters.find(({ slug }) => slug === chapter)!;
  const claims = entries.filter(({ claim }) => claim.idea === idea && claim.chapter === chapter)
    .map(({ claim }) => markup`<a href="ledger.html#${claim.id}">${claim.id}</a> `);
  return markup`<tr><th scope="row"><a href="${page}#${cell}">${renderPhrase(title, PLACE)}</a></th>
<td class="claims">${claims.length === 0 ? "–" : claims}</td><td>${number}</td></tr>\n`;
}

function renderExercises(
  exercises: readonly Exercise[],
  chapters: readonly BookChapter[],
): Markup {
  if (exercises.length === 0) return NOTHING;
  const items = exercises.map(({ chapter, cell, name, what }) => {
    const { page } = chapters.find(({ slug }) => slug === chapter)!;
    return markup`<li><a href="${page}#${cell}">${name}</a>: ${what}</li>\n`;
  });
  return markup`<p class="exercises">${countOf(exercises.length, "exercise")}</p>
<ul>
${items}</ul>\n`;
}

function isIn(chapters: readonly BookChapter[]): (item: { readonly chapter: string }) => boolean {
  return ({ chapter }) => chapters.some(({ slug }) => slug === chapter);
}
