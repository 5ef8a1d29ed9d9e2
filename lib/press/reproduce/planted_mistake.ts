import type { LedgerCheck } from "./ledger.ts";
import { entries, type Numbers, roundingOf, sameShape } from "./numbers.ts";
import { isMonteCarlo, type Measured } from "./records.ts";

/** A planted mistake must be far enough off to be noticed; the cell says how far that is. */
export function controlProblem({ control }: Measured): string | undefined {
  if (!control) return undefined;
  const { miss, required } = control;
  if (typeof miss === "number" && typeof required === "number" && miss >= required) {
    return undefined;
  }
  return `the planted mistake is off by ${miss}; required ${required}`;
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
