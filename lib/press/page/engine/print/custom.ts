import { inspect } from "node-inspect-extracted";
import { plainPlaces } from "../../../cells/run/places.ts";
import { withoutBook } from "../failures.ts";

const DENOS = Symbol.for("Deno.customInspect");
const NODES = inspect.custom;
/** These are not asked what they will give, because then it would be gone. */
const ITERATOR = /^(?:Map|Set) Iterator$/;

/** What an object says of how it is printed. */
interface Printed {
  readonly [DENOS]?: unknown;
  readonly [Symbol.toStringTag]?: unknown;
}

/**
 * Prints while objects that print themselves for Deno do so for Node, and while errors have stacks
 * that are fit for readers.
 *
 * Node asks every object for a method of its own. All objects inherit one as long as `print` runs,
 * because an object that is deep inside another can be reached in no other way.
 *
 * @param again prints a value for objects that print themselves
 */
export function withCustom(again: (value: unknown) => string, print: () => string): string {
  if (Object.hasOwn(Object.prototype, NODES)) return print(); // an object is printing itself
  const copies = new Map<Error, Error>();
  Reflect.defineProperty(Object.prototype, NODES, { // does nothing where a cell has frozen it
    configurable: true,
    get(this: Printed): (() => unknown) | undefined {
      const { [DENOS]: own, [Symbol.toStringTag]: tag } = this;
      if (typeof own === "function") return () => String(own.call(this, again));
      if (this instanceof Error) return () => fitForReaders(this, copies);
      const isIterator = typeof tag === "string" && ITERATOR.test(tag);
      return isIterator ? () => `Object [${tag}] {}` : undefined;
    },
  });
  try {
    return print();
  } finally {
    Reflect.deleteProperty(Object.prototype, NODES);
  }
}

/** An error like this one whose stack has no places in the book's own scripts. */
function fitForReaders(error: Error, copies: Map<Error, Error>): Error {
  const before = copies.get(error);
  if (before) return before;
  const { stack } = error;
  const value = typeof stack === "string" && stack !== ""
    ? withoutBook(plainPlaces(stack).split("\n")).join("\n")
    : Error.prototype.toString.call(error); // here, because a DOMException tells no copy its name
  const copy: Error = Object.create(Object.getPrototypeOf(error), {
    ...Object.getOwnPropertyDescriptors(error),
    stack: { value },
  });
  copies.set(error, copy).set(copy, copy);
  return copy;
}
