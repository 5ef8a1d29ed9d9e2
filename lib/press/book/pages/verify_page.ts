import type { BookChapter } from "../render_chapter.ts";
import { markup, NOTHING } from "../../show/markup.ts";
import { renderPage } from "./shell.ts";

/** The page with the button that runs the claims of all chapters in the reader's own browser. */
export function renderVerifyPage(chapters: readonly BookChapter[]): string {
  return renderPage({
    title: "Verify on my machine · Flowbook",
    summary: "Run the claims of all chapters in this browser and compare them with the saved ones.",
    root: "",
    path: "verify.html",
    kind: "verify",
    main: markup`<h1>Verify on my machine</h1>
<p class="lead">Do not take our numbers on trust: let your own machine compute them again.</p>
<p>One button runs the code of all chapters in this browser, each notebook from a fresh start, and
holds every claim against the record that the book has saved. A claim <b>holds</b> when its two
computations agree and the planted mistake misses. Its record is <b>equal bit for bit</b> when every
number in it is the very number that was saved; a record keeps a number to a hundredth of what its
tolerance allows, and shows it to a tenth. Cells that take long, marked as slow, are left out; the command
<code>deno task reproduce</code> runs them too.</p>
<p>Nothing leaves your machine: the cells run in this tab, apart from the page, and the result stays
in it. Where your browser or the host cannot keep them apart, you are asked first.</p>
<div id="_verify"><noscript><p class="reason">This needs JavaScript, which is off here. The same
comparison without a browser: <code>deno task reproduce --quick</code>.</p></noscript></div>
<h2>What is run</h2>
<ol id="_chapters" class="plain">
${
      chapters.map((chapter) =>
        markup`<li><a href="${chapter.page}" data-notebook="${notebookOf(chapter)}"${
          chapter.evidence === undefined
            ? NOTHING
            : markup` data-evidence="${notebookOf(chapter.evidence)}"`
        }>${chapter.number}. ${chapter.title.text}</a></li>\n`
      )
    }</ol>\n`,
  });
}

function notebookOf({ page }: BookChapter): string {
  return `notebooks/${page.replace(/html$/, "ipynb")}`;
}
