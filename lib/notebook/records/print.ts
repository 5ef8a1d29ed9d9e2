/**
 * Numbers of records in words, the same in a cell, in the build and in the page.
 *
 * @module
 */
import { digitsOf, printNumber } from "../../judge/print_number.ts";
import { slackOfBound, slackOfEqual } from "../../judge/slack.ts";
import type { CheckRecord, ControlRecord, RecordedSide } from "./claim_record.ts";
import type { Input, NamedInput, PlanePoint } from "./inputs.ts";
import { roundTo } from "./round_to.ts";

export { digitsOf, printNumber };

const DIGITS = 5;
const MISS_DIGITS = 2;
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

/**
 * One side of a check in words, to a tenth of what it may be off by: engines differ in the digits
 * beyond, which are those of rounding.
 *
 * @param side left or right of the check, or what its planted mistake gave
 */
export function printSide(side: RecordedSide, check: CheckRecord): string {
  return printEntries(side, (value, i) => String(roundTo(value, slackAt(check, i) / 10)));
}

/** One side in words, each entry as it is told to. */
export function printEntries(
  side: RecordedSide,
  print: (entry: number, i: number) => string = String,
): string {
  const printed = (entry: number | null, i: number): string =>
    entry === null ? "not a number" : print(entry, i);
  if (side === null || typeof side === "number") return printed(side, 0);
  const start = side.slice(0, SHOWN).map(printed).join(", ");
  return side.length > SHOWN ? `[${start}, … ${side.length} entries]` : `[${start}]`;
}

/** What an entry may be off by, in its units. */
function slackAt(check: CheckRecord, i: number): number {
  const { right, spread, tolerance } = check, allowed = check.allowed ?? 0;
  if (tolerance.name === "monteCarlo") return spread?.[i] ?? allowed;
  const entry = (typeof right === "number" ? right : right?.[i]) ?? 0;
  return (boundOf(check) === undefined ? slackOfEqual : slackOfBound)(allowed, entry);
}

/** An error in words: below a tenth of the tolerance there is nothing to tell but that. */
export function printError({ error, allowed, tolerance }: CheckRecord): string {
  if (error === null || allowed === null) return "none: not comparable";
  const unit = allowed / 10;
  if (boundOf({ tolerance })) return error === 0 ? "none" : `${roundTo(error, unit)} beyond`;
  return error < unit ? `< ${Number(unit.toPrecision(2))}` : String(roundTo(error, unit));
}

/** By how much a planted mistake misses, in words. */
export function printMiss({ miss }: Pick<ControlRecord, "miss">): string {
  return miss === null ? "?" : String(Number(miss.toPrecision(MISS_DIGITS)));
}

/** "at most" or "at least", where the right side is a bound and not an equal. */
export function boundOf({ tolerance }: Pick<CheckRecord, "tolerance">): string | undefined {
  return BOUNDS.get(tolerance.name);
}
