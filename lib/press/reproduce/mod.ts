/**
 * Runs chapters on the Deno kernel and holds what their cells claim against the ledger.
 *
 * @example
 * ```ts ignore
 * const { rows } = judge({ ledger, records, absent: "missing", skipped: new Set() });
 * console.log(ledgerTable(rows));
 * ```
 *
 * @module
 */
export { type ChapterReport, reproduceChapter } from "./chapter.ts";
export { type ChapterData, findChapterData } from "./data_folders.ts";
export { execute, type ExecuteOptions, type Execution, type Stop } from "./execute.ts";
export {
  type Evidence,
  judge,
  type JudgedClaim,
  type Judgement,
  type Row,
  type Verdict,
} from "./judge.ts";
export { type LedgerCheck, type LedgerClaim, readLedger, type Within } from "./ledger.ts";
export { type Options, readOptions, USAGE } from "./options.ts";
export { type CheckRecord, type ClaimRecord, claimRecords } from "./records.ts";
export { complaints, countClaims, type Counts, summary } from "./summary.ts";
export { ledgerTable } from "./table.ts";
