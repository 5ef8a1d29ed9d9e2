import type { Comparison } from "../judge/compare.ts";

/** A side as it is stored: null stands where there was no finite number. */
export type RecordedSide = number | null | readonly (number | null)[];

/** One comparison inside a claim. */
export interface CheckRecord {
  readonly name: string;
  readonly left: RecordedSide;
  readonly right: RecordedSide;
  /** Distance at the worst entry, 0 below a hundredth of `allowed`; null when not comparable. */
  readonly error: number | null;
  readonly allowed: number | null;
  readonly tolerance: { readonly name: string; readonly why: string };
  /** The same computation with a planted mistake, which has to miss. */
  readonly control?: ControlRecord;
  readonly verdict: "holds" | "fails";
  /** Why it fails. */
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
}

/** What a claim said and what came of it: "application/vnd.flowbook.claim+json". */
export interface ClaimRecord {
  readonly id: string;
  /** Other ids that the same checks cover. */
  readonly covers: readonly string[];
  readonly says: string;
  readonly verdict: "holds" | "fails";
  readonly checks: readonly CheckRecord[];
  /** True where the reader had the mistakes made: no failure of the claim. */
  readonly planted?: true;
}

/** The MIME type under which records travel beside what the reader sees. */
export const CLAIM_TYPE = "application/vnd.flowbook.claim+json";

/** Marks an output that says again what the records of the one before it say, for other front ends. */
export const REPEAT_TYPE = "application/vnd.flowbook.repeat+json";

/**
 * Numbers as far as a comparison supports them: to a hundredth of what it allows.
 *
 * Digits beyond are rounding or chance; without them records repeat on every machine.
 *
 * @param values     one side; shape [entries]
 * @param comparison whose `slack` says what each entry may be off by
 */
export function recordSide(values: readonly number[], comparison: Comparison): RecordedSide {
  const { shape, slack } = comparison;
  const rounded = values.map((value, i) =>
    Number.isFinite(value) ? roundTo(value, slack[i]! / 100) : null
  );
  return shape === "number" ? rounded[0]! : rounded;
}

/** A distance to three digits, or 0 when it is below a hundredth of what is allowed. */
export function recordDistance(distance: number, allowed: number): number | null {
  if (!Number.isFinite(distance)) return null;
  return distance < allowed / 100 ? 0 : Number(distance.toPrecision(3));
}

/** Rounds to the power of ten at or just below a unit. */
function roundTo(value: number, unit: number): number {
  const decimals = Math.ceil(-Math.log10(unit) - 1e-9); // 1e-9: log10 of 1e-12 need not be whole
  if (decimals > 100) return value; // finer than toFixed can print
  if (decimals > 0) return Number(value.toFixed(decimals)) + 0; // adding 0 turns -0 into 0
  return Math.round(value * 10 ** decimals) / 10 ** decimals + 0;
}
