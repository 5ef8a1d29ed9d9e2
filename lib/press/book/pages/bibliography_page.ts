import type { BookChapter } from "../chapter.ts";
import type { Citation, Work } from "../course/course.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderCoursePage } from "./text_page.ts";

/** The page of all works that the chapters cite, each with the places that cite it. */
export function renderBibliographyPage(
  works: readonly Work[],
  chapters: readonly BookChapter[],
): string {
  const items = works.map((work) => renderWork(work, chapters));
  return renderCoursePage({
    name: "bibliography",
    title: "Bibliography",
    main: markup`<h1>Bibliography</h1>
<p>The works that the chapters cite, and where they do.</p>
${
      works.length === 0
        ? markup`<p>There is none yet.</p>\n`
        : markup`<ul class="works">\n${items}</ul>\n`
    }`,
  });
}

/** "M. S. Albergo, E. Vanden-Eijnden" becomes a line of a list: authors, year, title, venue. */
function renderWork(
  { id, authors, year, title, venue, link, says, cited }: Work,
  chapters: readonly BookChapter[],
): Markup {
  const places = cited.flatMap((citation) => renderPlace(citation, chapters));
  const seen = places.length === 0
    ? NOTHING
    : markup`<p class="cited">Cited in ${
      places.map((place, i) => markup`${i === 0 ? "" : "; "}${place}`)
    }.</p>\n`;
  const name = link === undefined ? markup`${title}` : markup`<a href="${link}">${title}</a>`;
  return markup`<li id="${id}"><p>${joined(authors)} (${year}). <cite>${name}</cite>. ${venue}.</p>
<p class="about">${says}</p>
${seen}</li>\n`;
}

function renderPlace(
  { chapter, cell, where }: Citation,
  chapters: readonly BookChapter[],
): Markup[] {
  const found = chapters.find(({ slug }) => slug === chapter);
  if (found === undefined) return [];
  return [markup`<a href="${found.page}#${cell}">chapter ${found.number}, ${where}</a>`];
}

function joined(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
