import type { TypedArray } from "./brands.ts";
import { constructorOf, nameOf } from "./names.ts";
import type { Part, Portrait } from "./portrait.ts";
import { printPrimitive } from "./primitive.ts";
import { properties, shownKeys } from "./properties.ts";

/** Most elements that are shown. */
const MOST = 100;

/** An array: its elements, holes counted, and what else it holds. */
export function portrayArray(value: readonly unknown[]): Portrait {
  const parts: Part[] = [];
  let next = 0; // index of the element to come
  while (next < value.length && parts.length < MOST) {
    const here = next;
    if (Object.hasOwn(value, here)) {
      parts.push((write) => write(value[here]));
      next++;
    } else {
      while (next < value.length && !Object.hasOwn(value, next)) next++;
      parts.push(`<${countOf(next - here, "empty item")}>`);
    }
  }
  const others = properties(value, shownKeys(value).filter((key) => !isIndex(key, value.length)));
  const type = constructorOf(value);
  const name = nameOf(value, "Array", `(${value.length})`);
  const plain = type === "Array" && name === `Array(${value.length})`;
  return {
    name: type ?? "Array: null prototype",
    open: plain ? "[" : `${name} [`,
    close: "]",
    ...finish(parts, others, value.length - next),
    columns: flush(value, parts.length + others.length),
  };
}

/** A typed array. */
export function portrayTypedArray(value: TypedArray): Portrait {
  const count = Math.min(value.length, MOST);
  const parts = Array.from({ length: count }, (_, i) => printPrimitive(value[i]));
  const others = properties(
    value,
    shownKeys(value).filter((key) => !isIndex(key, value.length)),
  );
  const { [Symbol.toStringTag]: kind } = value as unknown as { [Symbol.toStringTag]: string };
  return {
    name: constructorOf(value) ?? kind,
    open: `${nameOf(value, kind, `(${value.length})`)} [`,
    close: "]",
    ...finish(parts, others, value.length - count),
    columns: flush(value, parts.length + others.length),
  };
}

/** A set, or the keys and values of a map, which arrive as ready parts. */
export function portrayCollection(
  value: ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>,
  kind: "Set" | "Map",
): Portrait {
  const parts: Part[] = [];
  const each = kind === "Map" ? Map.prototype.entries : Set.prototype.values;
  for (const entry of each.call(value as never)) {
    if (parts.length === MOST) break;
    parts.push(
      kind === "Set"
        ? (write) => write(entry)
        : (write) =>
          `${write((entry as [unknown, unknown])[0])} => ${
            write((entry as [unknown, unknown])[1])
          }`,
    );
  }
  return {
    name: constructorOf(value) ?? kind,
    open: `${nameOf(value, kind, `(${value.size})`)} {`,
    close: "}",
    ...finish(parts, properties(value, shownKeys(value)), value.size - parts.length),
  };
}

/** Elements, words about those that are left out, other properties. */
function finish(
  elements: readonly Part[],
  others: readonly Part[],
  left: number,
): { parts: Part[]; trailing: number } {
  const words = left > 0 ? [`... ${countOf(left, "more item")}`] : [];
  return { parts: [...elements, ...words, ...others], trailing: words.length };
}

function flush(value: ArrayLike<unknown>, count: number): "left" | "right" {
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== "number" && typeof value[i] !== "bigint") return "left";
  }
  return "right";
}

function isIndex(key: string | symbol, length: number): boolean {
  if (typeof key === "symbol") return false;
  const index = Number(key);
  return Number.isInteger(index) && index >= 0 && index < length && String(index) === key;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
