import { EXACT64, type Tolerance } from "../../judge/tolerances.ts";
import { type Answer, describeAnswer, difference, faultOfKind } from "./answer.ts";
import type { ExerciseState } from "../records/exercise_record.ts";
import { copyOf, printArgument, printCall } from "./call.ts";
import { isYourTurn } from "./stub.ts";
import { messageOf } from "../claims/judge_sides.ts";

/** The value of a right answer. */
export interface ValueProperty<Args extends readonly unknown[]> {
  /** Arguments to try, one list for each call. */
  readonly at: readonly Args[];
  /** Computes the value by a route that gives nothing away: a library function, an integral. */
  readonly expected: (...args: Args) => Answer;
  /** How far the value may be off; EXACT64 when left out. */
  readonly within?: Tolerance;
}

/** Something that holds for a right answer, whatever its value. */
export interface LawProperty<Args extends readonly unknown[], Value extends Answer> {
  /** Arguments to try, one list for each call. */
  readonly at: readonly Args[];
  /** The law in words that follow "expected": "a mean between the two targets". */
  readonly expected: string;
  /** Whether a value satisfies the law, for the arguments that gave it. */
  readonly holds: (value: Value, ...args: Args) => boolean;
}

/** One thing that is true of every right answer. */
export type Property<Args extends readonly unknown[], Value extends Answer> =
  | ValueProperty<Args>
  | LawProperty<Args, Value>;

/** A function of which nothing more is known than that it gives answers. */
export type Solution = (...args: readonly unknown[]) => Answer;

/** A property as it is tried, when the types of its arguments no longer matter. */
export type AnyProperty = Property<readonly unknown[], Answer>;

/** What came of one property. */
export interface Outcome {
  readonly property: string;
  readonly state: ExerciseState;
  readonly reason?: string;
}

/**
 * Tries a property on a reader's function, up to the first arguments at which it fails.
 *
 * What is expected is computed first, so that a mistake in it shows before anyone has begun.
 *
 * @param name     of the property
 * @param property what must hold
 * @param yours    the reader's function; gets copies of the arguments, which it may change
 * @throws what `expected` throws
 * @throws {RangeError} when an expected value is not finite
 */
export function tryProperty(name: string, property: AnyProperty, yours: Solution): Outcome {
  const calls = property.at.map((args) => expectedCall(name, property, yours.name, args));
  for (const call of calls) {
    try {
      const value = yours(...copyOf(call.args));
      ignoreRejection(value);
      const reason = faultOf(value, call, property);
      if (reason !== undefined) return { property: name, state: "wrong", reason };
    } catch (error) {
      if (isYourTurn(error)) return { property: name, state: "not started" };
      return {
        property: name,
        state: "throws",
        reason: `${call.words} throws: ${messageOf(error)}`,
      };
    }
  }
  return { property: name, state: "right" };
}

/** A call that is going to be made. */
interface Call {
  readonly args: readonly unknown[];
  readonly words: string;
  /** The value of a right answer; undefined for a law. */
  readonly expected: Answer | undefined;
}

function expectedCall(
  name: string,
  { expected }: AnyProperty,
  yours: string,
  args: readonly unknown[],
): Call {
  const call = { args, words: printCall(yours, args) };
  if (typeof expected === "string") return { ...call, expected: undefined };
  const value = expected(...copyOf(args));
  const odd = faultOfKind(value);
  if (odd !== undefined) throw new RangeError(`Expected finite numbers for "${name}"; got ${odd}`);
  return { ...call, expected: value };
}

function faultOf(value: Answer, call: Call, property: AnyProperty): string | undefined {
  const odd = faultOfKind(value);
  if ("holds" in property) {
    if (odd === undefined && property.holds(value, ...call.args)) return undefined;
    return `${call.words} is ${odd ?? printArgument(value)}; expected ${property.expected}`;
  }
  const expected = call.expected!;
  if (odd !== undefined) return `${call.words} is ${odd}; expected ${describeAnswer(expected)}`;
  return difference(call.words, value, expected, property.within ?? EXACT64);
}

/** A promise that was not asked for must not end the program when it fails. */
function ignoreRejection(value: unknown): void {
  if (value instanceof Promise) value.catch(() => undefined);
}
