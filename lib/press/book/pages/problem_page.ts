import { markup, NOTHING } from "../../show/markup.ts";
import { renderPage } from "./shell.ts";

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
    contents: NOTHING,
    main: markup`<h1>This page cannot be made</h1>
<p>Repair what is wrong and load this page again.</p>
<pre class="output error" tabindex="0">${words}</pre>\n`,
    footer: NOTHING,
  });
}
