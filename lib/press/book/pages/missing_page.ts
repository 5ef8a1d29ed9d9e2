import { markup, NOTHING } from "../markup.ts";
import { renderPage } from "./shell.ts";

/** What a reader sees at an address that the book does not have. */
export function renderMissingPage(path: string): string {
  return renderPage({
    title: "Not found · Flowbook",
    summary: "There is no such page.",
    root: "/",
    kind: "missing",
    contents: NOTHING,
    main: markup`<h1>There is no such page</h1>
<p>The book has nothing at <code>${path}</code>. All chapters are listed on the
<a href="/index.html">first page</a>.</p>\n`,
    footer: NOTHING,
  });
}
