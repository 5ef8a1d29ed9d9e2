import { verdictOf } from "../../notebook/claims/verdict.ts";
import { CLAIM_TYPE, type ClaimRecord } from "../../notebook/records/claim_record.ts";
import type { Notebook, Output } from "../ipynb/mod.ts";
import { errorAt } from "../show/cell_place.ts";
import type { Row } from "../reproduce/judge_chapter.ts";
import { type CheckRecord, claimRecords } from "../reproduce/records.ts";

/**
 * The claims that a notebook has saved, in its order.
 *
 * @param name file of the notebook, for messages
 * @throws {Error} naming notebook and cell when a record has another shape
 */
export function recordsIn({ cells }: Notebook, name: string): ClaimRecord[] {
  return cells.flatMap((cell) => {
    if (cell.cell_type !== "code") return [];
    try {
      return claimRecords(cell.outputs);
    } catch (error) {
      throw errorAt({ notebook: name, cell: cell.id }, (error as Error).message);
    }
  });
}

/**
 * A notebook in which claims are what came of them when they were held against the ledger, not what
 * their cells said of themselves.
 *
 * @param rows judged from the records of {@link recordsIn} of this notebook
 */
export function judged(notebook: Notebook, rows: readonly Row[]): Notebook {
  const against = new Map(
    rows.flatMap(({ record, reasons }) =>
      record?.verdict === "holds" && reasons.length > 0 ? [[record, reasons.join("; ")]] : []
    ),
  );
  if (against.size === 0) return notebook;
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, outputs: cell.outputs.map((output) => withVerdicts(output, against)) }
      : cell
  );
  return { ...notebook, cells };
}

function withVerdicts(output: Output, against: ReadonlyMap<CheckRecord, string>): Output {
  if (!("data" in output) || output.data[CLAIM_TYPE] === undefined) return output;
  const records = claimRecords([output]).map((record): ClaimRecord => {
    const checks = record.checks.map((check): CheckRecord => {
      const reason = against.get(check);
      return reason === undefined ? check : { ...check, verdict: "fails", reason };
    });
    return { ...record, checks, verdict: verdictOf([record, ...checks]) };
  });
  const data = { ...output.data, [CLAIM_TYPE]: asSaved(output.data[CLAIM_TYPE], records) };
  return { ...output, data };
}

/** One record where one was saved, a list of them where a list was. */
function asSaved(saved: unknown, records: readonly ClaimRecord[]): never {
  return (Array.isArray(saved) ? records : records[0]) as never;
}
