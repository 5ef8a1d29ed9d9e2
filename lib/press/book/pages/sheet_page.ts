import { countOf } from "../../show/count.ts";
import { markup } from "../../show/markup.ts";
import type { BookSheet } from "../sheets/build_sheet.ts";
import { renderContents } from "./contents.ts";
import { renderPage } from "./shell.ts";

/** The page of a problem sheet: its released cells, with what the page can do and what it cannot. */
export function renderSheetPage(sheet: BookSheet): string {
  const { number, title, points, questions, page } = sheet;
  const stem = page.replace(/\.html$/, "");
  return renderPage({
    title: `${title.text} · Flowbook`,
    summary: `Problem sheet ${number} of Flowbook: ${title.text}`,
    root: "",
    kind: "chapter",
    chapter: stem,
    contents: renderContents("In this sheet", sheet.sections),
    main: markup`<p class="eyebrow">Problem sheet ${number} · ${countOf(questions, "question")}, ${
      countOf(points, "point")
    }</p>
${sheet.body}`,
    footer: markup`<div class="look-up">
<p>What runs in this page is <b>practice, not marks</b>: your code and words stay on your machine, and
hidden tests are not in it. To hand in, press <b>Download</b> below: the notebook has your answers in
it. Without changes it is
<a href="notebooks/${stem}.ipynb" download>the sheet as it is handed out</a>.</p>
<p><a href="coursework.html">How coursework is handed in and graded</a></p>
</div>\n`,
  });
}
