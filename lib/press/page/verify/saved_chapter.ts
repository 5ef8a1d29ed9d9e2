import { CLAIM_TYPE, type ClaimRecord } from "../../../notebook/records/claim_record.ts";
import { type CodeCell, codeCells, hasTag, type Notebook } from "../../ipynb/notebook.ts";
import { joinCell } from "../../ipynb/text.ts";
import type { CellSource } from "../engine/engine.ts";

/** A chapter as its notebook was saved: what to run, and what was recorded where it was saved. */
export interface SavedChapter {
  /** The code cells that are not slow, in order. */
  readonly cells: readonly CellSource[];
  /** What these cells recorded. */
  readonly records: readonly ClaimRecord[];
  /** Number of claims in slow cells, which are left out. */
  readonly slow: number;
}

/**
 * Reads what verifying needs out of a notebook.
 *
 * @param notebook the JSON of an `.ipynb` file
 * @throws {TypeError} when it has no list of cells
 */
export function savedChapter(notebook: unknown): SavedChapter {
  const saved = notebook as Notebook | null | undefined;
  if (!Array.isArray(saved?.cells)) throw new TypeError("Expected a notebook with cells; got none");
  const isSlow = (cell: CodeCell): boolean => hasTag(cell, "slow");
  const recordsOf = (of: readonly CodeCell[]): ClaimRecord[] =>
    of.flatMap(({ outputs }) =>
      outputs.flatMap((output) => "data" in output ? claimRecords(output.data) : [])
    );
  const code = codeCells(saved), quick = code.filter((cell) => !isSlow(cell));
  return {
    cells: quick.map(joinCell).map(({ id, source }) => ({ id, source })),
    records: recordsOf(quick),
    slow: recordsOf(code.filter(isSlow)).length,
  };
}

/**
 * The claims in one output: a record, or a list of them.
 *
 * @param data of a notebook, or of a message of a cell, which may say anything: what is no record
 *   is left out
 */
export function claimRecords(data: Readonly<Record<string, unknown>> | undefined): ClaimRecord[] {
  const found: unknown[] = [data?.[CLAIM_TYPE] ?? []].flat();
  return found.filter(isRecord);
}

function isRecord(value: unknown): value is ClaimRecord {
  const { id, says, covers, verdict, checks } = (value ?? {}) as Partial<ClaimRecord>;
  return typeof id === "string" && typeof says === "string" && Array.isArray(covers) &&
    ["holds", "unseen", "fails"].includes(verdict!) && Array.isArray(checks) &&
    checks.every((check) => typeof check?.name === "string" && isSide(check.left));
}

function isSide(side: unknown): boolean {
  return [side].flat().every((entry) => entry === null || typeof entry === "number");
}
