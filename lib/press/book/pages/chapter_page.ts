import type { BookChapter } from "../chapter.ts";
import { type Markup, markup, NOTHING } from "../markup.ts";
import type { Heading } from "../prose/outline.ts";
import { countOf } from "./count.ts";
import { renderPage } from "./shell.ts";

/** The chapters on both sides, where there are any. */
export interface Neighbours {
  readonly previous: BookChapter | undefined;
  readonly next: BookChapter | undefined;
}

/** The page of a chapter: its contents, its cells, and the way on. */
export function renderChapterPage(chapter: BookChapter, neighbours: Neighbours): string {
  const { number, title, minutes } = chapter;
  return renderPage({
    title: `${number}. ${title.text} · Flowbook`,
    summary: `Chapter ${number} of Flowbook: ${title.text}`,
    root: "",
    kind: "chapter",
    chapter: chapter.page.replace(/\.html$/, ""),
    contents: renderContents(chapter.sections),
    main: markup`<p class="eyebrow">Chapter ${number} · ${countOf(minutes, "minute")} of reading</p>
${chapter.body}`,
    footer: markup`<nav class="turn" aria-label="Chapters">
${link("prev", "Previous", neighbours.previous)}${link("next", "Next", neighbours.next)}</nav>\n`,
  });
}

function renderContents(sections: readonly Heading[]): Markup {
  if (sections.length === 0) return NOTHING;
  const items = sections.filter(({ level }) => level <= 3).map(({ level, id, title }) =>
    markup`<li class="level-${level}"><a href="#${id}">${title}</a></li>\n`
  );
  return markup`<nav class="contents" aria-label="In this chapter">
<details><summary>In this chapter</summary>
<ol>
${items}</ol>
</details>
</nav>\n`;
}

function link(rel: "prev" | "next", word: string, chapter: BookChapter | undefined): Markup {
  if (chapter === undefined) return NOTHING;
  return markup`<a class="${rel}" rel="${rel}" href="${chapter.page}"><span class="word">${word}</span> ${chapter.title.title}</a>\n`;
}
