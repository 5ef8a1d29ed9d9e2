import { verdictOf } from "../../../notebook/claims/verdict.ts";
import type { ClaimRecord } from "../../../notebook/records/claim_record.ts";

/**
 * The claims of a chapter, whose checks stand in several notebooks: one record for each id, with the
 * checks of all, so that a claim is counted once.
 *
 * @param notebooks what each of them recorded; of repeated records in one the last counts
 */
export function uniteRecords(notebooks: readonly (readonly ClaimRecord[])[]): ClaimRecord[] {
  const ids = [...new Set(notebooks.flat().map(({ id }) => id))];
  return ids.map((id) => {
    const same = notebooks.flatMap((records) =>
      records.findLast((record) => record.id === id) ?? []
    );
    const covers = new Set(same.flatMap((record) => record.covers));
    return {
      ...same[0]!,
      covers: [...covers].filter((covered) => !ids.includes(covered)),
      verdict: verdictOf(same),
      checks: same.flatMap(({ checks }) => checks),
    };
  });
}
