import { type Chapter, notebooksOf } from "../ipynb/mod.ts";
import { judgeChapter, type Judgement } from "./judge_chapter.ts";
import { onKernel } from "./kernels.ts";
import type { LedgerClaim } from "./ledger.ts";
import { uniteShown } from "./shown.ts";
import { type NotebookOptions, reproduceNotebook } from "./reproduce_notebook.ts";

/** What came of a chapter. */
export interface ChapterReport {
  readonly judgement: Judgement;
  /** Why a notebook did not run to its end, or how its file differs; undefined when all is well. */
  readonly problem?: string | undefined;
}

/**
 * Runs the notebooks of a chapter, each on a kernel of its own, and judges its claims: a check may
 * stand in the chapter or in its evidence.
 *
 * @param ledger the chapter's part of it
 */
export async function reproduceChapter(
  chapter: Chapter,
  ledger: readonly LedgerClaim[],
  options: NotebookOptions,
): Promise<ChapterReport> {
  const reports = await Promise.all(
    notebooksOf(chapter).map((path) => onKernel(() => reproduceNotebook(path, ledger, options))),
  );
  const problems = reports.flatMap(({ problem }) => problem ?? []);
  return {
    judgement: judgeChapter({
      ledger,
      records: reports.flatMap(({ records }) => records),
      shown: uniteShown(reports.map(({ shown }) => shown)),
      absent: reports.some(({ absent }) => absent === "not reached") ? "not reached" : "missing",
      skipped: new Set(reports.flatMap(({ skipped }) => [...skipped])),
    }),
    problem: problems.length === 0 ? undefined : problems.join("\n"),
  };
}
