import { CLAIM_TYPE, type ClaimRecord } from "../../../notebook/records/claim_record.ts";
import { joinLines } from "../../ipynb/lines.ts";
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

interface SavedCell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: unknown;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly outputs?: readonly { readonly data?: Readonly<Record<string, unknown>> }[];
}

/**
 * Reads what verifying needs out of a notebook.
 *
 * @param notebook the JSON of an `.ipynb` file
 * @throws {TypeError} when it has no list of cells
 */
export function savedChapter(notebook: unknown): SavedChapter {
  const { cells } = (notebook ?? {}) as { cells?: readonly SavedCell[] };
  if (!Array.isArray(cells)) throw new TypeError("Expected a notebook with cells; got none");
  const code = (cells as readonly SavedCell[]).filter(({ cell_type }) => cell_type === "code");
  const isSlow = ({ metadata }: SavedCell): boolean => metadata.tags?.includes("slow") ?? false;
  const recordsOf = (of: readonly SavedCell[]): ClaimRecord[] =>
    of.flatMap(({ outputs = [] }) => outputs.flatMap(({ data }) => claimRecords(data)));
  const quick = code.filter((cell) => !isSlow(cell));
  return {
    cells: quick.map(({ id, source }) => ({ id, source: String(joinLines(source)) })),
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
