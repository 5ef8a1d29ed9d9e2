import type { Figure } from "../../figures/mod.ts";

/** A side as it is stored: null stands where there was no finite number. */
export type RecordedSide = number | null | readonly (number | null)[];

/**
 * What came of a check, or of a claim: "unseen" where the sides agree and the planted mistake is too
 * near to be told from them on these data, so that the check says little.
 */
export type ClaimVerdict = "holds" | "fails" | "unseen";

/** What the two sides of a check are called where a reader sees them: short noun phrases. */
export interface Routes {
  readonly left: string;
  readonly right: string;
}

/** One comparison inside a claim. */
export interface CheckRecord {
  readonly name: string;
  readonly left: RecordedSide;
  readonly right: RecordedSide;
  /** Words for both sides, where the claim gives them; `routesOf` has others. */
  readonly routes?: Routes;
  /** Distance at the worst entry, 0 below a hundredth of `allowed`; null when not comparable. */
  readonly error: number | null;
  readonly allowed: number | null;
  /** Of several averages: what each may be off by. `allowed` is that of the worst entry. */
  readonly spread?: readonly number[];
  readonly tolerance: { readonly name: string; readonly why: string };
  /** The same computation with a planted mistake, which has to miss. */
  readonly control?: ControlRecord;
  readonly verdict: ClaimVerdict;
  /** Why it does not hold. */
  readonly reason?: string;
  /** What the left side gives without the mistake, where the mistake was made on purpose. */
  readonly honest?: RecordedSide;
}

/** What the planted mistake gave. */
export interface ControlRecord {
  readonly mistake: string;
  readonly value: RecordedSide;
  /** Its distance from the right side at the worst entry; null when not comparable. */
  readonly miss: number | null;
  /** The least distance at which the check is worth something. */
  readonly required: number;
  /** What happens with the mistake, as a picture, where it was made on purpose and can be drawn. */
  readonly drawn?: Figure;
}

/** What a claim said and what came of it: "application/vnd.flowbook.claim+json". */
export interface ClaimRecord {
  readonly id: string;
  /** Other ids that the same checks cover. */
  readonly covers: readonly string[];
  readonly says: string;
  readonly verdict: ClaimVerdict;
  readonly checks: readonly CheckRecord[];
  /** True where the reader had the mistakes made: no failure of the claim. */
  readonly planted?: true;
}

/** The MIME type under which records travel beside what the reader sees. */
export const CLAIM_TYPE = "application/vnd.flowbook.claim+json";

/** Marks an output that says again what the records of the one before it say, for other front ends. */
export const REPEAT_TYPE = "application/vnd.flowbook.repeat+json";
