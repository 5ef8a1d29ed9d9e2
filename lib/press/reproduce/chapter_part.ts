import type { LedgerClaim } from "./ledger.ts";

/**
 * What a chapter has to report: its own claims with the checks that stand in it, and of claims of
 * other chapters the checks that had to wait for it, each under the id that it counts for.
 *
 * @param ledger of the whole course
 * @param slug   of the chapter
 */
export function chapterPart(ledger: readonly LedgerClaim[], slug: string): LedgerClaim[] {
  return ledger.flatMap((claim) => {
    const { id, form, chapter, statement, slow } = claim;
    const checks = claim.checks.filter(({ standsIn = chapter }) => standsIn === slug);
    if (chapter === slug) return [{ ...claim, checks }];
    return checks.length > 0 ? [{ id, form, chapter, statement, slow, checks }] : [];
  });
}
