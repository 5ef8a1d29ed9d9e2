import type { Stream } from "../../random/stream.ts";

const DIGITS = 4; // of a number that does not end

/**
 * One of the choices, drawn by name, so that a further draw changes no other.
 *
 * @param label name of the number in its problem
 */
export function oneOf<T>(random: Stream, label: string, choices: readonly T[]): T {
  return choices[random.split(label).integers(1, choices.length)[0]!]!;
}

/**
 * Different choices in random order.
 *
 * @param count how many, at most as many as there are
 */
export function someOf<T>(
  random: Stream,
  label: string,
  choices: readonly T[],
  count: number,
): T[] {
  return [...random.split(label).permutation(choices.length)].slice(0, count)
    .map((index) => choices[index]!);
}

/**
 * A number as TeX: short decimals as they are, others to four digits after the point.
 *
 * @example
 * ```ts
 * import { tex } from "./numbers.ts";
 * console.log(tex(-0.25), tex(0.1 + 0.2), tex(Math.PI)); // -0.25 0.3 3.1416
 * ```
 */
export function tex(x: number): string {
  return String(Number(x.toFixed(DIGITS)) + 0); // + 0: no negative zero
}

/** A number with its sign, as a further term of a sum: "+ 2", "- 0.5". */
export function term(x: number): string {
  return `${x < 0 ? "-" : "+"} ${tex(Math.abs(x))}`;
}

/**
 * A number before a letter: 1 and -1 leave the sign alone.
 *
 * @example
 * ```ts
 * import { times } from "./numbers.ts";
 * console.log(times(1, "x"), times(-1, "x"), times(2, "x")); // x -x 2 x
 * ```
 */
export function times(x: number, letter: string): string {
  if (Math.abs(x) === 1) return `${x < 0 ? "-" : ""}${letter}`;
  return `${tex(x)} ${letter}`;
}

/** A number with its sign before a letter, as a further term of a sum: "- x", "+ 2 x". */
export function termOf(x: number, letter: string): string {
  return `${x < 0 ? "-" : "+"} ${times(Math.abs(x), letter)}`;
}

/** A number as a factor or argument: negative ones in parentheses. */
export function factor(x: number): string {
  return x < 0 ? `(${tex(x)})` : tex(x);
}

/**
 * A number after the sign that fits it: `= 0.25`, or `\approx 3.1416` where digits are left out.
 *
 * @example
 * ```ts
 * import { equalTo } from "./numbers.ts";
 * console.log(equalTo(0.25), equalTo(1 / 3)); // = 0.25 \approx 0.3333
 * ```
 */
export function equalTo(x: number): string {
  const isShort = Math.abs(x - Number(x.toFixed(DIGITS))) < 1e-12 * Math.max(1, Math.abs(x));
  return `${isShort ? "=" : "\\approx"} ${tex(x)}`;
}
