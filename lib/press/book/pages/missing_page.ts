import { type Markup, markup } from "../../show/markup.ts";
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
    main: markup`<h1>There is no such page</h1>
<p>The book has nothing at ${place(path)}. All chapters are listed on the
<a href="${base}index.html">first page</a>.</p>\n`,
  });
}

function place(path: string | undefined): Markup {
  return path === undefined ? markup`this address` : markup`<code>${path}</code>`;
}

/**
 * What an author sees in place of a page that cannot be made.
 *
 * @param problem its message is shown
 */
export function renderProblemPage(problem: unknown): string {
  const words = problem instanceof Error ? problem.message : String(problem);
  return renderPage({
    title: "Cannot be shown · Flowbook",
    summary: "This page cannot be made.",
    root: "/",
    kind: "missing",
    main: markup`<h1>This page cannot be made</h1>
<p>Repair what is wrong and load this page again.</p>
<pre class="output error" tabindex="0">${words}</pre>\n`,
  });
}
