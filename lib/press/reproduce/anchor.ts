import type { LedgerCheck, Within } from "./ledger.ts";
import { RELATIVE } from "./named_tolerances.ts";
import { entries, type Numbers, sameShape, short } from "./numbers.ts";
import { isMonteCarlo, type Measured } from "./records.ts";

type Bound = { readonly atMost: number } | { readonly atLeast: number };

/**
 * Compares both sides of a check with the number that was computed elsewhere, or with its bound.
 *
 *   |side - anchor| <= allowed        (entry by entry)
 *
 * where allowed is that of the ledger; for averages of random draws it is the one of the record.
 *
 * @returns what is wrong, in words; undefined also where the ledger knows no number
 */
export function anchorProblem(
  record: Measured,
  { expected, within }: LedgerCheck,
): string | undefined {
  if (isBound(within)) return boundProblem(record, within);
  return expected === null ? undefined : distanceProblem(record, expected, within);
}

function distanceProblem(
  record: Measured,
  expected: Numbers,
  within: Exclude<Within, Bound>,
): string | undefined {
  for (const side of ["left", "right"] as const) {
    if (!sameShape(record[side], expected)) return `${side} and anchor have different shapes`;
  }
  for (const [i, value] of entries(expected).entries()) {
    const left = Math.abs(entries(record.left)[i]! - value);
    const right = Math.abs(entries(record.right)[i]! - value);
    const allowed = allowedDistance(record, value, within);
    // in a vector of averages each entry has its own spread, so there the cell's comparison of left
    // with right stands for the side that is further away
    const isVectorOfAverages = isMonteCarlo(record) && typeof expected !== "number";
    const distance = isVectorOfAverages ? Math.min(left, right) : Math.max(left, right);
    if (distance <= allowed) continue;
    const side = distance === left ? "left" : "right";
    return `${side} is ${short(distance)} from the anchor ${value}; allowed ${short(allowed)}`;
  }
}

function allowedDistance(
  record: Measured,
  anchor: number,
  within: Exclude<Within, Bound>,
): number {
  const scale = Math.max(1, Math.abs(anchor));
  if (typeof within === "string") return (RELATIVE[within] ?? 0) * scale;
  if ("absolute" in within) return within.absolute;
  return isMonteCarlo(record) ? record.allowed : record.allowed * scale;
}

function isBound(within: Within): within is Bound {
  return typeof within === "object" && ("atMost" in within || "atLeast" in within);
}

function boundProblem(record: Measured, bound: Bound): string | undefined {
  const values = [...entries(record.left), ...entries(record.right)];
  if ("atMost" in bound) {
    const largest = Math.max(...values);
    return largest <= bound.atMost ? undefined : `${largest} is above ${bound.atMost}`;
  }
  const smallest = Math.min(...values);
  return smallest >= bound.atLeast ? undefined : `${smallest} is below ${bound.atLeast}`;
}
