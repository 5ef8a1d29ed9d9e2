import type { Comparison } from "../../judge/compare.ts";
import type { RecordedSide } from "../records/claim_record.ts";
import { roundTo } from "../records/round_to.ts";

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
