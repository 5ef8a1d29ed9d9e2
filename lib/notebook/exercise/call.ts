import { printNumber } from "../records/print.ts";

const { structuredClone } = globalThis; // as it is now: a reader may take the name

const SHOWN = 4; // entries of a list before the rest is counted

/** A call in words: "posteriorMean(0.3, [1, 2])". */
export function printCall(name: string, args: readonly unknown[]): string {
  return `${name === "" ? "yours" : name}(${args.map(printArgument).join(", ")})`;
}

/** A value in a few words, as it would be typed where that is short. */
export function printArgument(value: unknown): string {
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "function") return value.name === "" ? "a function" : value.name;
  if (typeof value === "string") return JSON.stringify(value);
  if (!isList(value)) return value === null || typeof value !== "object" ? String(value) : "{…}";
  const start = Array.from(value).slice(0, SHOWN).map(printArgument).join(", ");
  return value.length > SHOWN ? `[${start}, … ${value.length} entries]` : `[${start}]`;
}

/** Arguments whose lists are fresh, so that whoever gets them may change them. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  return ArrayBuffer.isView(value) ? structuredClone(value) : value;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}
