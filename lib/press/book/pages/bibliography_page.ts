import type { BookChapter } from "../render_chapter.ts";
import { type Citation, citationsOf } from "../course/citations.ts";
import type { Work } from "../course/course.ts";
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
  work: Work,
  chapters: readonly BookChapter[],
): Markup {
  const { id, authors, year, title, venue, link, says } = work;
  const places = citationsOf(work, chapters).map(renderPlace);
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

function renderPlace({ chapter, section }: Citation): Markup {
  const { heading, name } = section;
  return markup`<a href="${chapter.page}#${heading.id}">chapter ${chapter.number}, ${name}</a>`;
}

function joined(names: readonly string[]): string {
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
