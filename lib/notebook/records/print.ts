/**
 * Numbers of records in words, the same in a cell, in the build and in the page.
 *
 * @module
 */
import type { CheckRecord, RecordedSide } from "./claim_record.ts";
import type { NamedInput, PlanePoint } from "./inputs.ts";

const DIGITS = 5;
const SHOWN = 6; // entries of a vector before the rest is counted
const BOUNDS: ReadonlyMap<string, string> = new Map([["atMost", "at most"], [
  "atLeast",
  "at least",
]]);

/** A number to 5 significant digits, without trailing zeros. */
export function printNumber(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

/** Where an input stands, in words: "t = 0.35" or "start = (0.4, 1)". */
export function printInput(
  { name, label = name }: Pick<NamedInput, "name" | "label">,
  value: number | PlanePoint,
): string {
  const numbers = typeof value === "number"
    ? printNumber(value)
    : `(${printNumber(value.x)}, ${printNumber(value.y)})`;
  return `${label} = ${numbers}`;
}

/** One side of a check in words. */
export function printSide(side: RecordedSide): string {
  if (side === null) return "not a number";
  if (typeof side === "number") return String(side);
  const start = side.slice(0, SHOWN).map((entry) => entry ?? "not a number").join(", ");
  return side.length > SHOWN ? `[${start}, … ${side.length} entries]` : `[${start}]`;
}

/** An error in words: below a hundredth of the tolerance there is nothing to tell but that. */
export function printError({ error, allowed, tolerance }: CheckRecord): string {
  if (error === null || allowed === null) return "none: not comparable";
  if (boundOf({ tolerance })) return error === 0 ? "none" : `${error} beyond`;
  return error === 0 ? `< ${Number((allowed / 100).toPrecision(2))}` : String(error);
}

/** "at most" or "at least", where the right side is a bound and not an equal. */
export function boundOf({ tolerance }: Pick<CheckRecord, "tolerance">): string | undefined {
  return BOUNDS.get(tolerance.name);
}
