import {
  isArrayBuffer,
  isDataView,
  isDate,
  isError,
  isMap,
  isPromise,
  isRegExp,
  isSet,
  isTypedArray,
  isWeak,
  unboxed,
} from "./brands.ts";
import { printError, untold } from "./error_text.ts";
import { printFunction } from "./function_name.ts";
import { portrayArray, portrayCollection, portrayTypedArray } from "./lists.ts";
import { constructorOf, nameOf } from "./names.ts";
import type { Part, Portrait } from "./portrait.ts";
import { printPrimitive } from "./primitive.ts";
import { properties, shownKeys } from "./properties.ts";

/**
 * How an object is written.
 *
 * @param indentation where its lines begin
 */
export function portray(value: object, indentation: number): Portrait {
  if (Array.isArray(value)) return portrayArray(value);
  if (isTypedArray(value)) return portrayTypedArray(value);
  if (isSet(value)) return portrayCollection(value, "Set");
  if (isMap(value)) return portrayCollection(value, "Map");
  if (isError(value)) {
    const text = printError(value, indentation);
    return { ...braces(value, untold(value, shownKeys(value))), base: text, open: "{" };
  }
  const base = baseOf(value);
  if (base !== undefined) return { ...braces(value, besides(value)), base, open: "{" };
  return { ...braces(value), ...(contentsOf(value) ?? {}) };
}

function braces(value: object, keys = shownKeys(value)): Portrait {
  const type = constructorOf(value);
  const isArguments = Object.prototype.toString.call(value) === "[object Arguments]";
  const name = isArguments ? "[Arguments]" : nameOf(value, "Object");
  return {
    name: type ?? "Object: null prototype",
    open: name === "Object" ? "{" : `${name} {`,
    close: "}",
    parts: properties(value, keys),
  };
}

/** The properties of an object that is something by itself: the letters of a text are no news. */
function besides(value: object): (string | symbol)[] {
  const keys = shownKeys(value);
  return value instanceof String ? keys.filter((key) => !/^\d+$/.test(String(key))) : keys;
}

/** What an object is by itself, if it is more than its properties. */
function baseOf(value: object): string | undefined {
  if (typeof value === "function") return printFunction(value);
  if (isDate(value)) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (isRegExp(value)) return RegExp.prototype.toString.call(value);
  const boxed = unboxed(value);
  if (boxed) {
    const kind = Object.prototype.toString.call(Object(boxed.primitive)).slice(8, -1);
    return `[${kind}: ${printPrimitive(boxed.primitive)}]`;
  }
}

/** What objects of the language hold besides properties. */
function contentsOf(value: object): Pick<Portrait, "parts"> | undefined {
  const own = properties(value, shownKeys(value));
  const parts = (held: readonly Part[]): Pick<Portrait, "parts"> => ({ parts: [...held, ...own] });
  if (isPromise(value)) return parts(["<unknown>"]);
  if (isWeak(value)) return parts(["<items unknown>"]);
  if (isArrayBuffer(value)) {
    return parts([`[Uint8Contents]: <${bytesOf(value)}>`, `byteLength: ${value.byteLength}`]);
  }
  if (isDataView(value)) {
    const { byteLength, byteOffset, buffer } = value;
    return parts([
      `byteLength: ${byteLength}`,
      `byteOffset: ${byteOffset}`,
      (write) => `buffer: ${write(buffer)}`,
    ]);
  }
}

function bytesOf(buffer: ArrayBuffer): string {
  const bytes = [...new Uint8Array(buffer, 0, Math.min(100, buffer.byteLength))];
  const left = buffer.byteLength - bytes.length;
  const shown = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  return left > 0 ? `${shown} ... ${left} more byte${left > 1 ? "s" : ""}` : shown;
}
