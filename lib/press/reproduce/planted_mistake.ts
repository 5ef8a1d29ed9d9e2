import { distances, leastMiss, ROUNDED, signOf } from "./distances.ts";
import type { LedgerCheck, Within } from "./ledger.ts";
import { entries, type Numbers, roundingOf, sameShape, short } from "./numbers.ts";
import { isMonteCarlo, type Measured } from "./records.ts";

/**
 * A planted mistake must be far enough off to be noticed: what the cell says of that, and what its
 * numbers say when they are judged again.
 *
 * @param within of the ledger, which may ask for more where the check is a bound
 */
export function controlProblem(record: Measured, within?: Within): string | undefined {
  const { control, right } = record;
  if (!control) return undefined;
  const { miss, required } = control, value = control.value as Numbers;
  const isNumber = [value].flat().every((entry) => Number.isFinite(entry));
  if (!isNumber || !sameShape(value, right)) return "the planted mistake cannot be compared";
  const farthest = Math.max(...distances(record, value, right));
  const said = typeof miss === "number" && typeof required === "number" && miss >= required;
  if (!said || farthest * ROUNDED < leastMiss(record)) {
    return `the planted mistake is off by ${miss}; required ${required}`;
  }
  return marginProblem(record, value, within);
}

function marginProblem(
  record: Measured,
  value: Numbers,
  within: Within | undefined,
): string | undefined {
  const sign = signOf(record);
  if (sign === undefined || typeof within !== "object" || !("margin" in within)) return undefined;
  const beyond = Math.max(...entries(record.right).map((r, i) => sign * (entries(value)[i]! - r)));
  return beyond >= within.margin!
    ? undefined
    : `the planted mistake passes the bound by ${short(beyond)}; required ${short(within.margin!)}`;
}

/**
 * The planted mistake must be the one that the ledger describes: where a number is printed there, it
 * must lead to that number, to the digits printed.
 *
 * A ledger may print several mistakes for one number, or one number of several; then each entry of
 * the shorter list must be found in the longer one.
 */
export function mistakeProblem(
  record: Measured,
  mistake: LedgerCheck["mistake"],
): string | undefined {
  if (mistake === null) return undefined;
  if (!record.control) return `the mistake is not planted: ${mistake.what}`;
  if (mistake.value === null) return undefined;
  const planted = record.control.value as Numbers; // a null in it agrees with nothing
  const agrees = (value: number, printed: number): boolean => {
    const scale = isMonteCarlo(record) ? 1 : Math.max(1, Math.abs(printed));
    return Math.abs(value - printed) <= roundingOf(printed) + record.allowed * scale;
  };
  const got = entries(planted), printed = entries(mistake.value);
  const found = sameShape(planted, mistake.value)
    ? got.every((value, i) => agrees(value, printed[i]!))
    : got.length < printed.length
    ? got.every((value) => printed.some((digits) => agrees(value, digits)))
    : printed.every((digits) => got.some((value) => agrees(value, digits)));
  return found ? undefined : `the planted mistake gives ${got}; the ledger has ${printed}`;
}
