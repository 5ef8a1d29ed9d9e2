import { type Argument, DEEPEST, NotPlain } from "./plain.ts";

const { parse } = JSON;
const { isArray } = Array;
const { defineProperty } = Reflect;

/** The numbers that JSON lacks, and undefined. */
const LACKING: Readonly<Record<string, number | undefined>> = {
  __proto__: null as never, // no other names than these
  "NaN": NaN,
  "Infinity": Infinity,
  "-Infinity": -Infinity,
  "-0": -0,
  "undefined": undefined,
};

/**
 * The value that `writePlain` has written, wherever the text comes from.
 *
 * @param callbackOf gives the function of a number; there are none unless told
 * @throws {NotPlain} when the text holds anything else
 *
 * @example
 * ```ts
 * import { readPlain } from "./read.ts";
 * console.log(readPlain('[1,{"n":"NaN"},{"r":["mean",0.5]}]')); // [1, NaN, { mean: 0.5 }]
 * ```
 */
export function readPlain(text: string, callbackOf?: (number: number) => Argument): Argument {
  return fromTree(treeOf(text), 0, callbackOf);
}

/** The same, from what JSON has made of a text. */
export function fromTree(
  tree: unknown,
  depth: number,
  callbackOf?: (number: number) => Argument,
): Argument {
  if (depth > DEEPEST + 1) throw new NotPlain("nested too deeply");
  if (tree === null || typeof tree !== "object") return tree as Argument;
  if (isArray(tree)) {
    const list: Argument[] = [];
    for (let i = 0; i < tree.length; i++) {
      list[i] = fromTree(tree[i], depth + 1, callbackOf);
    }
    return list;
  }
  const { n, f, r } = tree as { n?: unknown; f?: unknown; r?: unknown };
  if (typeof n === "string" && n in LACKING) return LACKING[n];
  if (typeof f === "number" && callbackOf !== undefined) return callbackOf(f);
  if (!isArray(r) || r.length % 2 !== 0) throw new NotPlain("not in the form agreed");
  const record: Record<string, Argument> = {};
  for (let i = 0; i < r.length; i += 2) {
    if (typeof r[i] !== "string") throw new NotPlain("not in the form agreed");
    put(record, r[i], fromTree(r[i + 1], depth + 1, callbackOf));
  }
  return record;
}

function treeOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    throw new NotPlain("not in the form agreed");
  }
}

/** Sets an entry of its own, whatever setters its kind may have, "__proto__" among them. */
function put(target: object, name: string, value: Argument): void {
  defineProperty(target, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
