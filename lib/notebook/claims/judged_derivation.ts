import type { JudgedGroup } from "./proof_lines.ts";
import type { ClaimRecord } from "../records/claim_record.ts";

/** What came of a derivation: its groups for the reader, its records for the ledger. */
export interface JudgedDerivation {
  readonly groups: readonly JudgedGroup[];
  /** One for each covered id, in the order of `covers`. */
  readonly records: readonly ClaimRecord[];
}
