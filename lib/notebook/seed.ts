import { type Stream, stream } from "../random/mod.ts";
import { cellGlobals, SEED } from "./records/globals.ts";

/**
 * The stream from which all chance in a notebook comes.
 *
 * Its seed is 0, unless whoever runs the notebook put another into
 * `globalThis[Symbol.for("flowbook.seed")]` before the first cell.
 *
 * @throws {RangeError} when that seed is not an integer from 0 to 2^53 - 1
 *
 * @example
 * ```ts
 * import { rootStream } from "flowbook/notebook";
 * console.log(rootStream().split("noise").normal(2).length); // 2
 * ```
 */
export function rootStream(): Stream {
  const seed = cellGlobals[SEED] ?? 0;
  if (typeof seed !== "number") {
    throw new RangeError(`Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`);
  }
  return stream(seed);
}

/**
 * The stream of one named part of a notebook: `rootStream().split(label)`.
 *
 * @param label a name of your choice; the same name always gives the same numbers
 *
 * @example
 * ```ts
 * import { streamFor } from "flowbook/notebook";
 * const again = () => streamFor("training").normal(1)[0];
 * console.log(again() === again()); // true
 * ```
 */
export function streamFor(label: string): Stream {
  return rootStream().split(label);
}
