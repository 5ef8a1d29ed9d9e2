import { allowedAt, signOf } from "./distances.ts";
import type { LedgerCheck, Within } from "./ledger.ts";
import { RELATIVE } from "./named_tolerances.ts";
import { entries, type Numbers, sameShape, short } from "./numbers.ts";
import type { Measured } from "./records.ts";

type Bound = Extract<Within, { readonly atMost: number } | { readonly atLeast: number }>;

/**
 * Compares both sides of a check with the number that was computed elsewhere, or with its bound.
 *
 *   |side - anchor| <= allowed        (entry by entry)
 *
 * where allowed is that of the ledger; for averages of random draws it is the one of the record. Of a
 * check that is a bound itself only the left side is a measured number.
 *
 * @returns what is wrong, in words; undefined also where the ledger knows no number
 */
export function anchorProblem(
  record: Measured,
  { expected, within }: LedgerCheck,
): string | undefined {
  const sides = signOf(record) === undefined ? ["left", "right"] as const : ["left"] as const;
  const bound = isBound(within)
    ? boundProblem(sides.map((side) => record[side]), within)
    : undefined;
  if (bound !== undefined || expected === null) return bound;
  if (isBound(within)) return undefined; // a number beside a bound is what was seen elsewhere
  for (const side of sides) {
    if (!sameShape(record[side], expected)) return `${side} and anchor have different shapes`;
    for (const [i, value] of entries(expected).entries()) {
      const distance = Math.abs(entries(record[side])[i]! - value);
      const allowed = allowedDistance(record, i, value, within);
      if (distance <= allowed) continue;
      return `${side} is ${short(distance)} from the anchor ${value}; allowed ${short(allowed)}`;
    }
  }
}

function allowedDistance(
  record: Measured,
  i: number,
  anchor: number,
  within: Exclude<Within, Bound>,
): number {
  if (typeof within === "string") return (RELATIVE[within] ?? 0) * Math.max(1, Math.abs(anchor));
  if ("absolute" in within) return within.absolute;
  return allowedAt(record, i, anchor);
}

function isBound(within: Within): within is Bound {
  return typeof within === "object" && ("atMost" in within || "atLeast" in within);
}

function boundProblem(sides: readonly Numbers[], bound: Bound): string | undefined {
  const values = sides.flatMap(entries);
  if ("atMost" in bound) {
    const largest = Math.max(...values);
    return largest <= bound.atMost ? undefined : `${largest} is above ${bound.atMost}`;
  }
  const smallest = Math.min(...values);
  return smallest >= bound.atLeast ? undefined : `${smallest} is below ${bound.atLeast}`;
}
