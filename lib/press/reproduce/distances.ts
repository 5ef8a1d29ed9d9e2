import { LEAST_MISS } from "../../notebook/claims/judge_sides.ts";
import { AT_LEAST, AT_MOST } from "../../judge/tolerances.ts";
import { entries, type Numbers } from "./numbers.ts";
import { isMonteCarlo, type Measured } from "./records.ts";

/** Records are rounded to a hundredth of what is allowed. */
export const ROUNDED = 1.02;

const SIGNS: ReadonlyMap<string, 1 | -1> = new Map(
  [AT_MOST, AT_LEAST].map(({ name, sign }) => [name, sign]),
);

/** Which way a record looks: 1 where left must not lie above right, -1 where not below. */
export function signOf({ tolerance }: Measured): 1 | -1 | undefined {
  return SIGNS.get(tolerance.name);
}

/**
 * How far apart two lists of numbers are in the terms of a record, entry by entry, computed again
 * from the numbers alone: 1 is just allowed.
 *
 *   |l - r| / (allowed max(1, |r|)),    averages: |l - r| / spread,    bounds: beyond the bound only
 *
 * @param left  of the shape of right
 * @param right of the record, or its anchor
 */
export function distances(record: Measured, left: Numbers, right: Numbers): number[] {
  const sign = signOf(record);
  return entries(right).map((r, i) => {
    const l = entries(left)[i]!;
    const distance = sign === undefined ? Math.abs(l - r) : Math.max(0, sign * (l - r));
    return distance / allowedAt(record, i, r);
  });
}

/** What entry i of a record may be off by, in its units. */
export function allowedAt(record: Measured, i: number, right: number): number {
  if (isMonteCarlo(record)) return record.spread?.[i] ?? record.allowed;
  return record.allowed * Math.max(1, Math.abs(right));
}

/** By how many times what is allowed the planted mistake of a record must miss. */
export function leastMiss(record: Measured): number {
  return isMonteCarlo(record) ? LEAST_MISS.monteCarlo : LEAST_MISS.fixed;
}
