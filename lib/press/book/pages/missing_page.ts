import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { renderPage } from "./shell.ts";

/**
 * What a reader sees at an address that the book does not have.
 *
 * @param path what was asked for, when it is known
 * @param base where the book is on its host
 */
export function renderMissingPage(path: string | undefined, base = "/"): string {
  return renderPage({
    title: "Not found · Flowbook",
    summary: "There is no such page.",
    root: base,
    kind: "missing",
    contents: NOTHING,
    main: markup`<h1>There is no such page</h1>
<p>The book has nothing at ${place(path)}. All chapters are listed on the
<a href="${base}index.html">first page</a>.</p>\n`,
    footer: NOTHING,
  });
}

function place(path: string | undefined): Markup {
  return path === undefined ? markup`this address` : markup`<code>${path}</code>`;
}
