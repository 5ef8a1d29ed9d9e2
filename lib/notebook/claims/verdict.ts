import type { ClaimVerdict } from "../records/claim_record.ts";

/** A claim is what the worst of its checks is, and a proof what the worst of its claims is. */
export function verdictOf(parts: readonly { readonly verdict: ClaimVerdict }[]): ClaimVerdict {
  const worst = (["fails", "unseen"] as const).find((bad) =>
    parts.some(({ verdict }) => verdict === bad)
  );
  return worst ?? "holds";
}
