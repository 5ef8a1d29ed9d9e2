import type { Comparison } from "../../judge/compare.ts";
import type { RecordedSide } from "../records/claim_record.ts";

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
