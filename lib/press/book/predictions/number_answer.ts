import type { CheckRecord, RecordedSide } from "../../../notebook/records/claim_record.ts";
import { boundOf } from "../../../notebook/records/print.ts";
import type { Answer, Asked } from "../../show/prose/answer.ts";
import { findCheck, type ResultSource } from "./saved_check.ts";
import { type WrittenNumber, writtenNumbers } from "./written_numbers.ts";

const NEAR = "5 %";
const WITHIN = /^(\d+(?:\.\d+)?(?:e-?\d+)?)\s*(%?)$/;

/**
 * The number of a prediction, from the saved record of a check.
 *
 * The digits are those of the answer's text, so both say the same; the text has to agree with the
 * record to its last digit.
 *
 * @param sources of the chapter
 * @param asked   data-check, and perhaps data-entry, data-within, data-unit; data-side="mistake" for
 *   what the planted mistake gave
 * @param text    of the answer
 * @throws {RangeError} when there is no such check or entry, or the text says something else
 */
export function numberAnswer(sources: readonly ResultSource[], asked: Asked, text: string): Answer {
  const name = asked.get("data-check")!;
  const { check, href } = findCheck(sources, name);
  const unit = asked.get("data-unit") ?? "";
  const scale = unit === "%" ? 100 : 1;
  const sides = sidesOf(check, asked.get("data-side"), name);
  const values = sides.map((side) => scale * entryOf(side, asked.get("data-entry"), name));
  const slack = (check.allowed ?? 0) / 100 * Math.max(scale, Math.abs(values[0]!)); // as records are rounded
  const written = writtenNumbers(text);
  const shown = mostDigits(
    written.filter(({ value, rounding }) =>
      values.some((number) => Math.abs(number - value) <= rounding * (1 + 1e-9) + slack)
    ),
  );
  if (shown === undefined) {
    const said = written.map(({ digits }) => digits).join(", ") || "no number";
    throw new RangeError( // 9 digits: percent may bring rounding with them
      `Expected the answer to say ${
        Number(values[0]!.toPrecision(9))
      } (${name}), as far as it gives digits; got ${said}`,
    );
  }
  const value = values.toSorted((a, b) =>
    Math.abs(a - shown.value) - Math.abs(b - shown.value)
  )[0]!;
  const near = Math.max(nearOf(asked.get("data-within"), value), Math.abs(value - shown.value));
  return {
    attributes: {
      "data-number": String(value),
      "data-near": String(near),
      "data-shown": shown.digits,
      ...(unit === "" ? {} : { "data-unit": unit }),
    },
    href,
    link: "The check",
  };
}

function sidesOf(
  check: CheckRecord,
  side: string | undefined,
  name: string,
): readonly RecordedSide[] {
  if (side === undefined) return boundOf(check) ? [check.left] : [check.left, check.right]; // a bound did not come out
  if (side === "mistake" && check.control !== undefined) return [check.control.value];
  throw new RangeError(
    `Expected data-side="mistake" and a planted mistake of ${name}; got "${side}"`,
  );
}

function entryOf(side: RecordedSide, entry: string | undefined, name: string): number {
  const list = Array.isArray(side) ? side as readonly (number | null)[] : undefined;
  if (list !== undefined && entry === undefined) {
    throw new RangeError(`Expected data-entry, because ${name} has ${list.length} entries`);
  }
  if (list === undefined && entry !== undefined) {
    throw new RangeError(`Expected no data-entry, because ${name} is one number; got "${entry}"`);
  }
  const value = list === undefined ? side : list[Number(entry)];
  if (typeof value === "number") return value;
  const known = list === undefined ? "a number" : `an entry from 0 to ${list.length - 1}`;
  throw new RangeError(`Expected ${known} of ${name}; got ${entry ?? "none"}`);
}

/** How far off is near enough, in the units of the number. */
function nearOf(within = NEAR, value: number): number {
  const [, size, percent] = WITHIN.exec(within.trim()) ?? [];
  if (size === undefined) {
    throw new RangeError(`Expected data-within like "0.1" or "5 %"; got "${within}"`);
  }
  if (percent === "") return Number(size);
  if (value === 0) throw new RangeError('Expected data-within like "0.1", because the answer is 0');
  return Number(size) / 100 * Math.abs(value);
}

function mostDigits(numbers: readonly WrittenNumber[]): WrittenNumber | undefined {
  return numbers.toSorted((a, b) => b.digits.length - a.digits.length)[0];
}
