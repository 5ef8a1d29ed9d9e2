import { stat } from "node:fs/promises";
import { type Chapter, findChapters, notebooksOf } from "../ipynb/mod.ts";
import type { LedgerClaim } from "../reproduce/ledger.ts";
import { buildJudgedChapter } from "./build.ts";
import type { BookChapter } from "./render_chapter.ts";
import { type BookSheet, buildSheet } from "./sheets/build_sheet.ts";
import { findBookSheets } from "./sheets/read_sheets.ts";

/** The chapters and problem sheets as their notebooks are now. */
export interface Look {
  readonly chapters: readonly BookChapter[];
  readonly sheets: readonly BookSheet[];
  /** Those that were made since the last look. */
  readonly made: readonly BookChapter[];
  /** Whether anything differs from the last look: one that was made, or one that is gone. */
  readonly news: boolean;
}

/**
 * Watches a folder of notebooks by looking when it is asked to.
 *
 * @param claims that they are held against
 * @returns looks at the folder and makes the chapters and sheets that have changed, also from notebooks
 *   of other programs and rules; it throws an Error naming notebook, cell and reason when one cannot be
 *   made
 */
export function watchNotebooks(
  folder: string,
  claims: readonly LedgerClaim[],
): () => Promise<Look> {
  const lookAtChapters = watch(
    () => findChapters(folder),
    (chapter) => buildJudgedChapter(chapter, claims, "any"),
  );
  const lookAtSheets = watch(
    () => findBookSheets(folder),
    (sheet) => buildSheet(sheet, "any"),
  );
  return async () => {
    const chapters = await lookAtChapters(), sheets = await lookAtSheets();
    return {
      chapters: chapters.all,
      sheets: sheets.all,
      made: [...chapters.made, ...sheets.made],
      news: chapters.news || sheets.news,
    };
  };
}

/** What one kind of notebooks has become. */
interface Found<Page> {
  readonly all: readonly Page[];
  readonly made: readonly Page[];
  readonly news: boolean;
}

function watch<Page>(
  find: () => Promise<readonly Chapter[]>,
  make: (chapter: Chapter) => Promise<Page>,
): () => Promise<Found<Page>> {
  let known = new Map<string, { readonly stamp: string; readonly page: Page }>();

  return async () => {
    const made: Page[] = [], next: typeof known = new Map();
    for (const chapter of await find()) {
      const stamp = await stampOf(chapter); // changes when the file does
      let entry = known.get(chapter.path);
      if (entry?.stamp !== stamp) {
        entry = { stamp, page: await make(chapter) };
        made.push(entry.page);
      }
      next.set(chapter.path, entry);
    }
    const news = made.length > 0 || next.size !== known.size;
    known = next;
    return { all: [...next.values()].map(({ page }) => page), made, news };
  };
}

async function stampOf(chapter: Chapter): Promise<string> {
  const stats = await Promise.all(notebooksOf(chapter).map((path) => stat(path)));
  return stats.map(({ mtimeMs, size }) => `${mtimeMs} ${size}`).join();
}
