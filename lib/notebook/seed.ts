import { type Stream, stream } from "../random/mod.ts";
import { cellGlobals, DRAWS, SEED } from "./records/globals.ts";

/**
 * The stream of one named part of a notebook; all chance in it comes from such streams.
 *
 * It is `stream(seed).split(label)`. The seed is 0, unless whoever runs the notebook put another into
 * `globalThis[Symbol.for("flowbook.seed")]` before the first cell.
 *
 * @param label a name of your choice; the same name always gives the same numbers
 * @throws {RangeError} when the seed is not an integer from 0 to 2^53 - 1
 *
 * @example
 * ```ts
 * import { streamFor } from "flowbook/notebook";
 * const again = () => streamFor("training").normal(1)[0];
 * console.log(again() === again()); // true
 * ```
 */
export function streamFor(label: string): Stream {
  const seed = cellGlobals[SEED] ?? 0;
  if (typeof seed !== "number") {
    throw new RangeError(`Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`);
  }
  return stream(seed).split(label);
}

/**
 * How many draws an average takes: the number given, unless whoever runs the notebook wants more of
 * them, to see whether a check that failed by chance holds when there is less of it.
 *
 * @param count a whole number, 2 or more
 * @throws {RangeError} when it is none, or what they are multiplied by is no whole number above 0
 *
 * @example
 * ```ts
 * import { draws, streamFor } from "flowbook/notebook";
 * console.log(streamFor("noise").normal(draws(100)).length); // 100
 * ```
 */
export function draws(count: number): number {
  const times = cellGlobals[DRAWS] ?? 1;
  if (!Number.isSafeInteger(count) || count < 2) {
    throw new RangeError(`Expected a whole number of draws, 2 or more; got ${count}`);
  }
  if (typeof times !== "number" || !Number.isSafeInteger(times) || times < 1) {
    throw new RangeError(`Expected draws to be multiplied by a whole number above 0; got ${times}`);
  }
  return count * times;
}
