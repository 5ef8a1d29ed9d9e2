/**
 * Runs chapters on the Deno kernel and holds what their cells claim against the ledger.
 *
 * @example
 * ```ts ignore
 * const { rows } = judgeChapter({ ledger, records, absent: "missing", skipped: new Set() });
 * console.log(ledgerTable(rows));
 * ```
 *
 * @module
 */
export { chapterPart } from "./chapter_part.ts";
export { type ChapterReport, reproduceChapter } from "./reproduce_chapter.ts";
export { findChapterData } from "./data_folders.ts";
export { KERNELS_AT_ONCE } from "./kernels.ts";
export { execute, type Execution, kernelSetup, runChecked, type Stop } from "./execute.ts";
export { measureTable } from "./measure_table.ts";
export { judgeChapter } from "./judge_chapter.ts";
export {
  type LedgerCheck,
  type LedgerClaim,
  readClaims,
  readLedger,
  type Within,
} from "./ledger.ts";
export { type Options, readOptions, USAGE } from "./options.ts";
export { claimRecords } from "./records.ts";
export { refresh } from "./refresh.ts";
export { complaints, countClaims, ofOtherData, summary } from "./summary.ts";
export { shownBySaved, uniteShown } from "./shown.ts";
export { slowestFirst } from "./slowest_first.ts";
export { sweep } from "./sweep.ts";
export { readExamples, vary } from "./vary.ts";
export { requireWritten } from "./written_chapters.ts";
export { ledgerTable } from "./ledger_table.ts";
