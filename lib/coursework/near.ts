import { compare } from "../judge/compare.ts";
import { printApart } from "../judge/print_number.ts";
import { EXACT64, type Tolerance } from "../judge/tolerances.ts";
import { type Data, entryOf, isList, isRecord, kindOf, memberOf, readData } from "./plain_data.ts";
import { WrongAnswer } from "./wrong_answer.ts";

const ANSWER = "the answer";
const LONGEST = 80; // letters of a text in a message

/**
 * Demands that an answer is what was expected: numbers within a tolerance, everything else exactly.
 *
 *   |answer - expected| <= tolerance · max(1, |expected|)      (entry by entry)
 *
 * NaN and infinite numbers are near nothing. A record may say more than is expected of it.
 *
 * @param answer   what the student's function gave: a number, a list, a list of lists, a record
 * @param expected computed by a route of its own, of the same shape
 * @param within   how far numbers may be off; EXACT64 when left out
 * @throws {WrongAnswer} saying which entry is off, and by how much
 * @throws {TypeError} when what is expected is no data, or no finite number
 *
 * @example
 * ```ts
 * import { near } from "flowbook/coursework";
 * near([0.1 + 0.2, 1], [0.3, 1]);
 * // near([0.3, 0.3], [0.3, 0.42]) throws "entry 1 of the answer is 0.3; expected 0.42"
 * ```
 */
export function near(answer: unknown, expected: unknown, within: Tolerance = EXACT64): void {
  const wanted = readData(expected, "the expected value");
  if ("fault" in wanted) {
    throw new TypeError(`Expected data to compare with; ${wanted.at} is ${wanted.fault}`);
  }
  const got = readData(answer, ANSWER);
  if ("fault" in got) throw new WrongAnswer(`${got.at} is ${got.fault}`);
  requireNear(got.data, wanted.data, { at: ANSWER, within });
}

interface Place {
  readonly at: string;
  readonly within: Tolerance;
}

function requireNear(got: Data, wanted: Data, { at, within }: Place): void {
  if (typeof wanted === "number") return requireNumber(got, wanted, { at, within });
  if (isList(wanted)) {
    if (!isList(got) || got.length !== wanted.length) throw wrongKind(got, wanted, at);
    return wanted.forEach((entry, i) =>
      requireNear(got[i]!, entry, { at: entryOf(i, at), within })
    );
  }
  if (isRecord(wanted)) {
    if (!isRecord(got)) throw wrongKind(got, wanted, at);
    for (const [name, member] of Object.entries(wanted)) {
      if (!Object.hasOwn(got, name)) throw new WrongAnswer(`${at} has no ${name}`);
      requireNear(got[name]!, member, { at: memberOf(name, at), within });
    }
    return;
  }
  if (got !== wanted) {
    throw new WrongAnswer(`${at} is ${inFewWords(got)}; expected ${inFewWords(wanted)}`);
  }
}

function requireNumber(got: Data, wanted: number, { at, within }: Place): void {
  if (!Number.isFinite(wanted)) {
    throw new TypeError(`Expected a finite number to compare ${at} with; got ${wanted}`);
  }
  if (typeof got !== "number") throw wrongKind(got, wanted, at);
  if (!Number.isFinite(got)) throw new WrongAnswer(`${at} is ${got}; expected a finite number`);
  if (!compare(got, wanted, within).agrees) {
    throw new WrongAnswer(`${at} is ${printApart(got, wanted)}`);
  }
}

/** A text, a truth value or null as it would be typed; anything longer by its kind. */
function inFewWords(data: Data): string {
  const text = JSON.stringify(data);
  return typeof data === "object" && data !== null || text.length > LONGEST ? kindOf(data) : text;
}

function wrongKind(got: Data, wanted: Data, at: string): WrongAnswer {
  return new WrongAnswer(`${at} is ${kindOf(got)}; expected ${kindOf(wanted)}`);
}
