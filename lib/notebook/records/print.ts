/**
 * Numbers of records in words, the same in a cell, in the build and in the page.
 *
 * @module
 */
import { digitsOf, printNumber } from "../../judge/print_number.ts";
import type { CheckRecord, RecordedSide } from "./claim_record.ts";
import type { Input, NamedInput, PlanePoint } from "./inputs.ts";

export { digitsOf, printNumber };

const DIGITS = 5;
const SHOWN = 6; // entries of a vector before the rest is counted
const BOUNDS: ReadonlyMap<string, string> = new Map([["atMost", "at most"], [
  "atLeast",
  "at least",
]]);

/** Where an input stands, in words: "t = 0.35" or "start = (0.4, 1)". */
export function printInput(input: NamedInput, value: number | PlanePoint): string {
  return `${input.label ?? input.name} = ${printValue(input, value)}`;
}

/** Where an input stands, without its name: its places are told apart, however far from 0. */
export function printValue(input: Input, value: number | PlanePoint): string {
  if (typeof value === "number") {
    return typeset(value, input.kind === "range" ? digitsOf(input.values) : DIGITS);
  }
  const [x, y] = (["x", "y"] as const).map((axis) => {
    const [from, to] = input.kind === "point" ? input[axis] : [0, 1];
    return typeset(value[axis], digitsOf([from, from + (to - from) / 1000]));
  });
  return `(${x}, ${y})`;
}

/** A number to be read, not copied: with the minus sign of the captions beside it. */
function typeset(value: number, digits: number): string {
  return printNumber(value, digits).replaceAll("-", "−");
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
