import type { BookChapter } from "../render_chapter.ts";
import type { BookSheet } from "../sheets/build_sheet.ts";
import type { LedgerEntry } from "../course/ledger_entries.ts";
import { countChecks } from "../evidence.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { countOf } from "../../show/count.ts";
import { renderCover } from "./cover.ts";
import { renderPage } from "./shell.ts";

const WHAT =
  "A course on flow matching in which every equation is followed by a cell that checks it.";

/**
 * The first page: what the course is, and its chapters.
 *
 * @param entries the ledger, for what each chapter proves
 * @param sheets  problem sheets, where there are any
 */
export function renderIndexPage(
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
  sheets: readonly BookSheet[],
): string {
  const minutes = chapters.reduce((sum, chapter) => sum + chapter.minutes, 0);
  return renderPage({
    title: "Flowbook: from normalizing flows to flow matching",
    summary: WHAT,
    root: "",
    path: "index.html",
    kind: "index",
    main: markup`<h1>From normalizing flows to flow matching</h1>
<p class="lead">${WHAT}</p>
${renderCover(chapters)}<h2 id="chapters">Chapters</h2>
${renderList(chapters, entries)}${
      renderSheets(sheets)
    }<h2 id="different">What is different here</h2>
<ul class="points">
<li><b>Every claim has its numbers.</b> Two computations that share no formula must agree, and a third
number, computed elsewhere, confirms them. All of them stand in the <a href="ledger.html">ledger</a>.</li>
<li><b>Every check is checked.</b> Each runs once more with a plausible mistake planted in it, and
must refuse it. Below many cells stands a line such as
<span class="sample"><span class="mark">✓</span><span><span class="says">the average over the
posterior equals the marginal velocity</span> <span class="mistake">planted mistake off by
0.31</span></span></span></li>
<li><b>Everything runs where you read.</b> Change a cell and run it in this page: no account, no
server, nothing leaves your machine. The same notebooks run in JupyterLab and VS Code.</li>
</ul>
<h2 id="your-machine">On your machine</h2>
<p>With <a href="https://nodejs.org">Node</a> and a copy of the project, and nothing else:</p>
<pre tabindex="0"><code>npx -y deno@2.9.6 task start   # read the book on http://localhost:8000
npx -y deno@2.9.6 task test    # check that everything holds</code></pre>
`,
    footer: markup`<p>${countOf(chapters.length, "chapter")}, ${countOf(minutes, "minute")} of
reading.</p>\n`,
  });
}

function renderList(
  chapters: readonly BookChapter[],
  entries: readonly LedgerEntry[],
): Markup {
  if (chapters.length === 0) return markup`<p>There is no chapter yet.</p>\n`;
  return markup`<ol class="chapters">
${
    chapters.map((chapter) =>
      renderEntry(chapter, entries.filter(({ claim }) => claim.chapter === chapter.slug))
    )
  }</ol>\n`;
}

function renderSheets(sheets: readonly BookSheet[]): Markup {
  if (sheets.length === 0) return NOTHING;
  const items = sheets.map(({ number, page, title, goal, questions, points }) =>
    markup`<li><span class="number">${number}</span>
<div><h3><a href="${page}">${title.title}</a></h3>
<p>${goal}</p>
<p class="time">${countOf(questions, "question")} · ${countOf(points, "point")}</p></div></li>\n`
  );
  return markup`<h2 id="sheets">Problem sheets</h2>
<p>Try them here: cells run and tests tell you whether an answer holds, as practice and not for marks.
Lecturers find <a href="coursework.html">how to hand them out and grade them</a>.</p>
<ol class="chapters">
${items}</ol>
`;
}

function renderEntry(
  { number, page, title, goal, minutes, evidence }: BookChapter,
  entries: readonly LedgerEntry[],
): Markup {
  const written = entries.filter(({ verdict }) => verdict !== "missing");
  const proved = written.filter(({ claim }) => claim.form === "proved").length;
  const claims = entries.length === 0
    ? ""
    : written.length === 0
    ? ` · ${countOf(entries.length, "claim")} planned`
    : ` · ${countOf(written.length, "claim")}, ${proved} of them proved`;
  const further = evidence === undefined
    ? NOTHING
    : markup` · <a href="${evidence.page}">evidence: ${
      countOf(countChecks(evidence.cells), "further check")
    }</a>`;
  return markup`<li><span class="number">${number}</span>
<div><h3><a href="${page}">${title.title}</a></h3>
<p>${goal}</p>
<p class="time">${countOf(minutes, "minute")}${claims}${further}</p></div></li>\n`;
}
