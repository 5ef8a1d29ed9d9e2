import { type Argument, DEEPEST, NotPlain } from "./plain.ts";

const { isArray } = Array;
const { defineProperty } = Reflect;

/** The numbers that JSON lacks, and undefined. */
const LACKING: ReadonlyMap<unknown, number | undefined> = new Map([
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["-0", -0],
  ["undefined", undefined],
]);
const { get, has } = Map.prototype;
const { apply } = Reflect;

/**
 * The value that `writePlain` has written, from what JSON has made of its text, wherever that comes
 * from.
 *
 * @param callbackOf gives the function of a number; there are none unless told
 * @throws {NotPlain} when it is anything else
 *
 * @example
 * ```ts
 * import { readPlain } from "./read.ts";
 * console.log(readPlain(JSON.parse('[1,{"n":"NaN"},{"r":["mean",0.5]}]'))); // [1, NaN, { mean: 0.5 }]
 * ```
 */
export function readPlain(tree: unknown, callbackOf?: (number: number) => Argument): Argument {
  function read(tree: unknown, depth: number): Argument {
    if (depth > DEEPEST + 1) throw new NotPlain("nested too deeply");
    if (tree === null || typeof tree !== "object") return tree as Argument;
    if (isArray(tree)) return list(tree, depth);
    const { n, f, r } = tree as { n?: unknown; f?: unknown; r?: unknown };
    if (apply(has, LACKING, [n])) return apply(get, LACKING, [n]);
    if (typeof f === "number" && callbackOf !== undefined) return callbackOf(f);
    if (!isArray(r) || r.length % 2 !== 0) throw new NotPlain("not in the form agreed");
    return record(r, depth);
  }

  function list(entries: readonly unknown[], depth: number): Argument[] {
    const values: Argument[] = [];
    for (let i = 0; i < entries.length; i++) values[i] = read(entries[i], depth + 1);
    return values;
  }

  function record(pairs: readonly unknown[], depth: number): Record<string, Argument> {
    const values: Record<string, Argument> = {};
    for (let i = 0; i < pairs.length; i += 2) {
      const name = pairs[i];
      if (typeof name !== "string") throw new NotPlain("not in the form agreed");
      // an entry of its own, whatever setters records may have: "__proto__" is one
      defineProperty(values, name, {
        value: read(pairs[i + 1], depth + 1),
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return values;
  }

  return read(tree, 0);
}
