import type { Engine } from "../engine/engine.ts";
import { compareClaims } from "./compare.ts";
import type { ChapterResult } from "./result.ts";
import { type ChapterRun, runChapter } from "./run_chapter.ts";
import { type SavedChapter, savedChapter } from "./saved_chapter.ts";
import { uniteRecords } from "./unite.ts";

/** A chapter that is listed in the page. */
export interface Listed {
  readonly title: string;
  /** Addresses of its notebook, and of its evidence. */
  readonly notebooks: readonly string[];
}

/** Where notebooks run, until the reader stops them. */
export interface Place {
  readonly start: () => Engine;
  readonly signal: AbortSignal;
}

/**
 * Runs the quick cells of a chapter, then those of its evidence, and holds its claims against those
 * that were saved.
 *
 * @param tell is called before each cell, with the number of cells that are done and of all
 */
export async function verifyChapter(
  { title, notebooks }: Listed,
  { start, signal }: Place,
  tell: (done: number, all: number) => void,
): Promise<ChapterResult> {
  try {
    const saved = await Promise.all(notebooks.map(load));
    const all = saved.reduce((sum, { cells }) => sum + cells.length, 0);
    const runs: ChapterRun[] = [];
    let before = 0;
    for (const notebook of saved) {
      if (signal.aborted) break;
      const engine = start(); // no name of a chapter is known in its evidence
      try {
        runs.push(await runChapter(engine, notebook, (done) => tell(before + done, all)));
      } finally {
        engine.stop();
      }
      before += notebook.cells.length;
    }
    const problem = runs.flatMap((run) => run.problem ?? []).join("; ");
    return {
      title,
      claims: compareClaims(
        uniteRecords(saved.map(({ records }) => records)),
        uniteRecords(runs.map(({ records }) => records)),
      ),
      slow: saved.reduce((sum, { slow }) => sum + slow, 0),
      ...problem === "" ? {} : { problem },
    };
  } catch (error) { // the other chapters go on
    return { title, claims: [], slow: 0, problem: (error as Error).message };
  }
}

async function load(notebook: string): Promise<SavedChapter> {
  const answer = await fetch(notebook);
  if (!answer.ok) throw new Error(`${notebook} cannot be loaded (${answer.status})`);
  return savedChapter(await answer.json());
}
