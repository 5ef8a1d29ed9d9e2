/** The number that a prediction is compared with. */
export interface NumberAnswer {
  readonly value: number;
  /** How far off is near enough. */
  readonly near: number;
  /** Its digits as the text of the answer has them. */
  readonly shown: string;
  /** "" without one. */
  readonly unit: string;
}

/** What the build wrote beside an answer. */
export function numberAnswer(
  { number, near, shown = "", unit = "" }: Readonly<Record<string, string | undefined>>,
): NumberAnswer {
  return { value: Number(number), near: Number(near), shown, unit };
}

const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const ASK = "Write a number, such as 1.5, -2 or 2/3.";

/**
 * The number that a reader wrote: with a point or a comma, as a fraction, with its unit or without.
 *
 * @throws {RangeError} in words for the reader, when it is none
 *
 * @example
 * ```ts
 * import { numberIn } from "./said_number.ts";
 * console.log(numberIn("−0,5", ""), numberIn("3/4", ""), numberIn("40 %", "%")); // -0.5 0.75 40
 * ```
 */
export function numberIn(text: string, unit: string): number {
  const words = text.trim();
  const bare = unit !== "" && words.endsWith(unit) ? words.slice(0, -unit.length) : words;
  const parts = bare.replaceAll("−", "-").replace(",", ".").split("/").map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => PLAIN.test(part))) throw new RangeError(ASK);
  const value = parts.map(Number).reduce((over, under) => over / under);
  if (!Number.isFinite(value)) throw new RangeError(ASK);
  return value;
}

/** "You said 0.40; it is 0.424. Too low." */
export function replyTo(text: string, { value, near, shown, unit }: NumberAnswer): string {
  const said = numberIn(text, unit);
  const units = unit === "" ? "" : `\u00a0${unit}`;
  const bare = unit !== "" && text.trim().endsWith(unit)
    ? text.trim().slice(0, -unit.length).trim()
    : text.trim();
  return `You said ${bare}${units}; it is ${shown}${units}. ${verdict(said - value, near)}`;
}

/** "Right.", "Too low." or "Too high.": what a reader may know before the number is right. */
export function judgeNumber(text: string, { value, near, unit }: NumberAnswer): string {
  const difference = numberIn(text, unit) - value;
  return isNear(difference, near) ? "Right." : side(difference);
}

function verdict(difference: number, near: number): string {
  return isNear(difference, near) ? "Near enough." : side(difference);
}

function isNear(difference: number, near: number): boolean {
  return Math.abs(difference) <= near * (1 + 1e-9);
}

function side(difference: number): string {
  return difference < 0 ? "Too low." : "Too high.";
}
