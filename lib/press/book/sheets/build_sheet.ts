import { basename } from "node:path";
import type { Cell, Chapter } from "../../ipynb/mod.ts";
import { notebookText } from "../../ipynb/mod.ts";
import { readSheet } from "../../sheets/read_sheet.ts";
import { releaseNotebook } from "../../sheets/release.ts";
import type { Sheet, SheetCell } from "../../sheets/sheet.ts";
import { countOf } from "../../show/count.ts";
import { type Markup, markup, NOTHING } from "../../show/markup.ts";
import { asset } from "../../show/site.ts";
import { answersIn } from "../predictions/mod.ts";
import { type BookChapter, renderChapter } from "../render_chapter.ts";
import type { Taken } from "../sources.ts";

/** A problem sheet made ready for its page: what students get of it, and nothing else. */
export interface BookSheet extends BookChapter {
  readonly points: number;
  readonly questions: number;
}

/**
 * The page of a sheet, from its release: no solutions, no hidden tests.
 *
 * Its notebook is the released one too, so that what a reader downloads can be handed in.
 *
 * @param prose with "any", prose of other rules is among the troubles
 * @throws {Error} naming the sheet, the cell and the reason when a cell cannot be shown
 */
export async function buildSheet(
  { number, slug, path }: Chapter,
  prose: Taken = "strict",
): Promise<BookSheet> {
  const sheet = await readSheet(path), released = releaseNotebook(sheet);
  const file = basename(path), stem = stemOf(file);
  const shown = { ...released, cells: released.cells.map((cell) => shownCell(cell, sheet)) };
  const below = new Map(sheet.cells.map((cell) => [cell.id, renderBelow(cell)] as const));
  const answerOf = answersIn({ notebook: shown });
  const rendered = renderChapter(shown, { number, slug, file, stem, below, answerOf, prose });
  const notebook = `notebooks/${stem}.ipynb`; // where the page looks for it
  return {
    ...rendered,
    files: new Map([...rendered.files, [notebook, asset(notebook, notebookText(released))]]),
    points: sheet.points,
    questions: sheet.questions.length,
  };
}

/** The name of a sheet's page without its ending: "problems-01-measures-and-flows". */
function stemOf(file: string): string {
  return `problems-${basename(file, ".ipynb")}`;
}

/** A cell as the page shows it: what the sheet's own cells put out, and a place for words. */
function shownCell(cell: Cell, { cells, notebook }: Sheet): Cell {
  const { role } = cells.find(({ id }) => id === cell.id)!;
  if (role === "written") return { ...cell, source: "" };
  const master = notebook.cells.find(({ id }) => id === cell.id);
  return role === "given" && cell.cell_type === "code" && master?.cell_type === "code"
    ? { ...cell, outputs: master.outputs }
    : cell;
}

function renderBelow(cell: SheetCell): Markup {
  if (cell.role === "test") return renderPractice(cell);
  return cell.role === "written" ? renderPlaceForWords(cell) : NOTHING;
}

function renderPlaceForWords({ points }: SheetCell): Markup {
  return markup`<div class="written"></div>
<p class="practice"><b>Your words</b>, ${
    countOf(points, "point")
  }: people read them when your notebook is graded.</p>\n`;
}

function renderPractice({ points, visibility }: SheetCell): Markup {
  const worth = countOf(points, "point");
  return markup`<p class="practice">${
    visibility === "hidden"
      ? markup`<b>A hidden test</b>, ${worth}: it runs when your notebook is graded.`
      : markup`<b>Practice, not marks</b>: worth ${worth} when your notebook is graded${
        visibility === "visible" ? "" : ", where it asks for more than you see here"
      }.`
  }</p>\n`;
}
