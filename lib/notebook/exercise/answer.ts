import { compare } from "../../judge/compare.ts";
import { printApart } from "../../judge/print_number.ts";
import type { Tolerance } from "../../judge/tolerances.ts";

/** What an exercise asks a function for: a number, or numbers of shape [entries]. */
export type Answer = number | ArrayLike<number>;

/** The kind of an answer in words: "a number", "a list of 2 numbers". */
export function describeAnswer(answer: Answer): string {
  if (typeof answer === "number") return "a number";
  return answer.length === 1 ? "a list of 1 number" : `a list of ${answer.length} numbers`;
}

/**
 * What is wrong with the kind of a value that should be an answer, in words that follow "is";
 * undefined when it is finite numbers.
 */
export function faultOfKind(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : String(value);
  if (value === undefined) return "undefined (is a return missing?)";
  if (value === null || typeof value !== "object") {
    return value === null ? "null" : `a ${typeof value}`;
  }
  if ("then" in value) return "a promise (leave out async)";
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return "an object";
  const entries: readonly unknown[] = Array.from(value as ArrayLike<unknown>);
  const odd = entries.findIndex((entry) => !Number.isFinite(entry));
  if (odd < 0) return entries.length === 0 ? "an empty list" : undefined;
  const entry = entries[odd];
  return `a list with ${
    typeof entry === "number" ? entry : faultOfKind(entry) ?? "a list"
  } at ${odd}`;
}

/**
 * How an answer differs from the expected one; undefined when it does not.
 *
 * @param call     what gave the answer, in words
 * @param answer   finite numbers
 * @param expected of any shape
 */
export function difference(
  call: string,
  answer: Answer,
  expected: Answer,
  within: Tolerance,
): string | undefined {
  const kind = describeAnswer(expected);
  if (describeAnswer(answer) !== kind) {
    return `${call} is ${describeAnswer(answer)}; expected ${kind}`;
  }
  const got = entriesOf(answer), wanted = entriesOf(expected);
  const wrong = got.findIndex((value, i) => !compare(value, wanted[i]!, within).agrees);
  if (wrong < 0) return undefined;
  const what = typeof expected === "number" ? call : `entry ${wrong} of ${call}`;
  return `${what} is ${printApart(got[wrong]!, wanted[wrong]!)}`;
}

function entriesOf(answer: Answer): number[] {
  return typeof answer === "number" ? [answer] : Array.from(answer);
}
