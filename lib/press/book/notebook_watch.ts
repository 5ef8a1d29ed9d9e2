import { stat } from "node:fs/promises";
import { type Chapter, findChapters, notebooksOf } from "../ipynb/mod.ts";
import type { LedgerClaim } from "../reproduce/ledger.ts";
import { buildJudgedChapter } from "./build.ts";
import type { BookChapter } from "./render_chapter.ts";

/** The chapters as their notebooks are now. */
export interface Look {
  readonly chapters: readonly BookChapter[];
  /** Those that were made since the last look. */
  readonly made: readonly BookChapter[];
  /** Whether anything differs from the last look: a chapter that was made, or one that is gone. */
  readonly news: boolean;
}

interface Known {
  /** Changes when the file does. */
  readonly stamp: string;
  readonly chapter: BookChapter;
}

/**
 * Watches a folder of notebooks by looking when it is asked to.
 *
 * @param claims that they are held against
 * @returns looks at the folder and makes the chapters that have changed, also from notebooks of other
 *   programs and rules; it throws an Error naming notebook, cell and reason when one cannot be made
 */
export function watchNotebooks(
  folder: string,
  claims: readonly LedgerClaim[],
): () => Promise<Look> {
  let known = new Map<string, Known>();

  async function look(): Promise<Look> {
    const found = await findChapters(folder);
    const made: BookChapter[] = [];
    const next = new Map<string, Known>();
    for (const chapter of found) {
      const stamp = await stampOf(chapter);
      let entry = known.get(chapter.path);
      if (entry?.stamp !== stamp) {
        entry = { stamp, chapter: await buildJudgedChapter(chapter, claims, "any") };
        made.push(entry.chapter);
      }
      next.set(chapter.path, entry);
    }
    const news = made.length > 0 || next.size !== known.size;
    known = next;
    return { chapters: [...next.values()].map(({ chapter }) => chapter), made, news };
  }

  return look;
}

async function stampOf(chapter: Chapter): Promise<string> {
  const stats = await Promise.all(notebooksOf(chapter).map((path) => stat(path)));
  return stats.map(({ mtimeMs, size }) => `${mtimeMs} ${size}`).join();
}
