import type { CheckRecord } from "../../../notebook/records/claim_record.ts";
import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { claimRecords } from "../../reproduce/records.ts";

/** A notebook whose saved results predictions may refer to. */
export interface ResultSource {
  /** Its page as seen from the one with the prediction: "" when it is the same. */
  readonly page: string;
  readonly notebook: Notebook;
}

/** A check as a cell saved it, and where it stands. */
export interface SavedCheck {
  readonly check: CheckRecord;
  readonly href: string;
}

/**
 * A check of a claim in a chapter or its evidence.
 *
 * @param name "S3.35 two-targets": an id that the claim has or covers, and the name of its check
 * @throws {RangeError} when there is no such check; the message lists those of the claim
 */
export function findCheck(sources: readonly ResultSource[], name: string): SavedCheck {
  const [, id, check = ""] = /^(\S+)\s*(.*)$/s.exec(name.trim()) ?? [];
  const claims = sources.flatMap(({ page, notebook }) =>
    codeCells(notebook).flatMap((cell) =>
      claimRecords(cell.outputs)
        .filter((record) => record.id === id || record.covers.includes(id!))
        .map((record) => ({ record, href: `${page}#${cell.id}` }))
    )
  );
  for (const { record, href } of claims) {
    const found = record.checks.find(({ name }) => name === check);
    if (found) return { check: found, href };
  }
  const names = claims.flatMap(({ record }) => record.checks.map((known) => `"${known.name}"`));
  throw new RangeError(
    names.length === 0
      ? `Expected data-check to name a claim of this chapter and a check; got "${name}"`
      : `Expected data-check to name a check of ${id}, one of ${names.join(", ")}; got "${check}"`,
  );
}
