/**
 * The book on which tests of a chapter's page stand: it holds one chapter, written for them.
 *
 * @module
 */
import type { Site } from "../../lib/press/book/mod.ts";
import { startCellWorker } from "../../lib/press/cells/mod.ts";
import type { Cell } from "../../lib/press/ipynb/mod.ts";
import { type Book, type BookOptions, browserTest } from "./browser.ts";
import { CELLS, SLUG } from "./fixture_cells.ts";
import { LAST_CELLS } from "./fixture_end.ts";
import { FILM_CELLS } from "./fixture_film.ts";
import { EVIDENCE } from "./fixture_evidence.ts";
import { bookOf, shared } from "./site.ts";

/** The page of the chapter. */
export const CHAPTER = `${SLUG}.html`;

/** The book with this chapter alone, made once for all files of tests. */
export function fixtureBook(): Promise<Site> {
  return shared("fixture", async () => {
    return await bookOf({
      [`${SLUG}.ipynb`]: await executed([...CELLS, ...FILM_CELLS, ...LAST_CELLS]),
    });
  });
}

/** The same book with evidence for its chapter. */
export function evidenceBook(): Promise<Site> {
  return shared("fixture-evidence", async () => {
    return await bookOf({
      [`${SLUG}.ipynb`]: await executed([...CELLS, ...FILM_CELLS, ...LAST_CELLS]),
      [`evidence/${SLUG}.ipynb`]: await executed(EVIDENCE),
    });
  });
}

/** A test in a browser that stands on the chapter written for tests. */
export function chapterTest(
  name: string,
  use: (book: Book) => Promise<void>,
  options: Omit<BookOptions, "site"> = {},
): void {
  browserTest(name, use, { ...options, site: fixtureBook });
}

/**
 * The cells with what they put out now: saved outputs would grow old whenever the library changes,
 * and nobody would read them.
 */
async function executed(chapter: readonly Cell[]): Promise<Cell[]> {
  using worker = startCellWorker({ folder: new URL("../../notebooks/", import.meta.url) });
  const cells: Cell[] = [];
  for (const cell of chapter) {
    if (cell.cell_type !== "code") {
      cells.push(cell);
      continue;
    }
    const { status, outputs } = await worker.run(cell.source, cell.id);
    if (status !== "ok") throw new Error(`Cell "${cell.id}" failed: ${JSON.stringify(outputs)}`);
    cells.push({ ...cell, outputs });
  }
  return cells;
}
