import type { CheckRecord, RecordedSide } from "../../notebook/records/claim_record.ts";

/** What a distance is: a difference, or one in parts of the right side. */
export type Measure = "absolute" | "relative";

const DIRECTIONS: ReadonlyMap<string, 1 | -1> = new Map([["atMost", 1], ["atLeast", -1]]);

/**
 * How the miss of a planted mistake is measured at its worst entry:
 *
 *   |wrong - right|                       averages of draws, and wherever |right| <= 1
 *   |wrong - right| / max(1, |right|)     else: what the reader sees beside each other differs by more
 *
 * @see `compare` of flowbook/judge, which measures it
 */
export function measureOfMiss(
  { right, tolerance, control }: Pick<CheckRecord, "right" | "tolerance" | "control">,
): Measure {
  if (typeof control?.miss !== "number" || tolerance.name === "monteCarlo") return "absolute";
  const sizes = listOf(right).map(Math.abs), wrong = listOf(control.value);
  const direction = DIRECTIONS.get(tolerance.name);
  const misses = listOf(right).map((value, i) => {
    const miss = wrong[i]! - value;
    return (direction === undefined ? Math.abs(miss) : direction * miss) / Math.max(1, sizes[i]!);
  });
  const worst = misses.reduce((best, miss, i) => miss > misses[best]! ? i : best, 0);
  return sizes[worst]! > 1 ? "relative" : "absolute";
}

/** What to say after such a number. */
export function inMeasure(measure: Measure): string {
  return measure === "relative" ? " (relative)" : "";
}

/** All finite: a side that is not has no miss. */
function listOf(side: RecordedSide): readonly number[] {
  return (Array.isArray(side) ? side : [side]) as readonly number[];
}
