import type { BookChapter } from "../render_chapter.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderContents } from "./contents.ts";
import { countOf } from "../../show/count.ts";
import { renderPage } from "./shell.ts";

/** The chapters on both sides, where there are any. */
export interface Neighbours {
  readonly previous: BookChapter | undefined;
  readonly next: BookChapter | undefined;
}

/**
 * The page of a chapter: its contents, its cells, and the way on.
 *
 * @param lookUp what the pages around the chapters know of it
 */
export function renderChapterPage(
  chapter: BookChapter,
  neighbours: Neighbours,
  lookUp: Markup = NOTHING,
): string {
  const { number, title, minutes } = chapter;
  return renderPage({
    title: `${number}. ${title.text} · Flowbook`,
    summary: `Chapter ${number} of Flowbook: ${title.text}`,
    root: "",
    kind: "chapter",
    chapter: chapter.page.replace(/\.html$/, ""),
    contents: renderContents("In this chapter", chapter.sections),
    main: markup`<p class="eyebrow">Chapter ${number} · ${countOf(minutes, "minute")} of reading</p>
${chapter.body}`,
    footer: markup`${lookUp}<p class="on-paper">Printed, this chapter is a handout;
<a href="${chapter.page}?print=all">with code, tables and answers</a> it is all of it.</p>
<nav class="turn" aria-label="Chapters">
${link("prev", "Previous", neighbours.previous)}${link("next", "Next", neighbours.next)}</nav>\n`,
  });
}

/** The page of a chapter's evidence: the further checks of its claims, and the way back. */
export function renderEvidencePage(evidence: BookChapter, chapter: BookChapter): string {
  const { number, title, minutes } = evidence;
  return renderPage({
    title: `${title.text} · Flowbook`,
    summary: `Further checks of the claims of chapter ${number} of Flowbook: ${chapter.title.text}`,
    root: "",
    kind: "chapter",
    chapter: evidence.page.replace(/\.html$/, ""),
    contents: renderContents("On this page", evidence.sections),
    main:
      markup`<p class="eyebrow">Evidence for <a href="${chapter.page}">chapter ${number}</a> · ${
        countOf(minutes, "minute")
      } of reading</p>
${evidence.body}`,
    footer: markup`<nav class="turn" aria-label="Chapters">
<a class="prev" href="${chapter.page}"><span class="word">Chapter ${number}</span> ${chapter.title.title}</a>
</nav>\n`,
  });
}

function link(rel: "prev" | "next", word: string, chapter: BookChapter | undefined): Markup {
  if (chapter === undefined) return NOTHING;
  return markup`<a class="${rel}" rel="${rel}" href="${chapter.page}"><span class="word">${word}</span> ${chapter.title.title}</a>\n`;
}
