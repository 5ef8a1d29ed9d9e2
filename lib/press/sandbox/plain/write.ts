import { type Callback, DEEPEST, NotPlain } from "./plain.ts";

// Taken before anyone else runs: code that runs later may put others in their places.
const { stringify } = JSON;
const { isArray } = Array;
const { isView } = ArrayBuffer;
const { getPrototypeOf, ownKeys, getOwnPropertyDescriptor } = Reflect;
const { isFinite, isInteger } = Number;
const { is } = Object;
const PLAIN = Object.prototype;

/** How to write a value. */
export interface WriteOptions {
  /** Most letters. */
  readonly most: number;
  /** The number of a function, which the other process may call; functions are refused unless told. */
  readonly numberOf?: (callback: Callback) => number;
}

/**
 * A value as text, in JSON, for another process. Numbers keep all their bits: what JSON lacks is
 * written as a record `{"n": "NaN"}`, undefined as `{"n": "undefined"}`, a function as `{"f": 0}` and a
 * record as `{"r": [name, value, name, value]}`. Typed arrays go over as lists.
 *
 * Each property is read once, and none of the functions it uses can be replaced by those who made
 * the value.
 *
 * @throws {NotPlain} when the value is no data, contains itself, or is too long
 *
 * @example
 * ```ts
 * import { writePlain } from "./write.ts";
 * console.log(writePlain([1, NaN, { mean: 0.5 }], { most: 1e6 })); // [1,{"n":"NaN"},{"r":["mean",0.5]}]
 * ```
 */
export function writePlain(value: unknown, { most, numberOf }: WriteOptions): string {
  let left = most;

  function counted(text: string): string {
    left -= text.length;
    if (left < 0) throw new NotPlain(`more than ${most} characters`);
    return text;
  }

  function write(value: unknown, depth: number): string {
    if (depth > DEEPEST) throw new NotPlain("nested too deeply, or it contains itself");
    switch (typeof value) {
      case "string":
        return counted(stringify(value));
      case "number":
        return counted(numberText(value));
      case "boolean":
        return counted(value ? "true" : "false");
      case "undefined":
        return counted('{"n":"undefined"}');
      case "function":
        if (numberOf === undefined) throw new NotPlain("a function");
        return counted(`{"f":${numberOf(value as Callback)}}`);
      case "object":
        if (value === null) return counted("null");
        return isArray(value) || isView(value)
          ? list(value as ArrayLike<unknown>, depth)
          : record(value, depth);
    }
    throw new NotPlain(`a ${typeof value}`);
  }

  function list(values: ArrayLike<unknown>, depth: number): string {
    const length = values.length;
    if (!isInteger(length)) throw new NotPlain("bytes without numbers");
    let text = "[";
    for (let i = 0; i < length; i++) {
      text += counted(i === 0 ? "" : ",") + write(values[i], depth + 1);
    }
    return text + counted("]");
  }

  function record(value: object, depth: number): string {
    const above = getPrototypeOf(value);
    if (above !== null && above !== PLAIN) throw new NotPlain(kindOf(value));
    let text = '{"r":[', comma = "";
    const keys = ownKeys(value);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (typeof key !== "string" || !getOwnPropertyDescriptor(value, key)?.enumerable) continue;
      const part = (value as Record<string, unknown>)[key];
      text += counted(comma) + write(key, depth) + counted(",") + write(part, depth + 1);
      comma = ",";
    }
    return text + counted("]}");
  }

  return write(value, 0);
}

function numberText(value: number): string {
  if (!isFinite(value) || is(value, -0)) return `{"n":"${is(value, -0) ? "-0" : value}"}`;
  return `${value}`;
}

/** What a thing is that is no data, in words for its author. */
function kindOf(value: object): string {
  const { then, arraySync } = value as Record<string, unknown>;
  if (typeof then === "function") return "a promise; await it first";
  if (typeof arraySync === "function") return "a tensor; its numbers are in arraySync()";
  const name: unknown = value.constructor?.name;
  return typeof name === "string" && name !== "" ? `an object of ${name}` : "an object of a class";
}
