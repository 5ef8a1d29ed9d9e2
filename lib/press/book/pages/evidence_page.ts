import type { BookChapter } from "../chapter.ts";
import { markup } from "../../show/markup.ts";
import { renderContents } from "./contents.ts";
import { countOf } from "../../show/count.ts";
import { renderPage } from "./shell.ts";

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
