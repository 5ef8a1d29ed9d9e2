import { plainPlaces } from "../../../cells/run/places.ts";
import { withoutBook } from "../failures.ts";
import { constructorOf } from "./names.ts";

const FRAME = /\n\s+at /;
const HEAD = /^[A-Z][\w ]*(?=:|\n|$)/;

/**
 * An error with its stack, headed by the names it has now; in brackets when it has no stack.
 *
 * @param indentation of the lines that follow the first
 */
export function printError(error: Error, indentation: number): string {
  const stack = typeof error.stack === "string" && error.stack !== ""
    ? withoutBook(plainPlaces(error.stack).split("\n")).join("\n")
    : Error.prototype.toString.call(error);
  const text = withClass(error, withName(error, stack));
  const whole = FRAME.test(text) ? text : `[${text}]`;
  return whole.replaceAll("\n", `\n${" ".repeat(indentation)}`);
}

/** A stack keeps the name of the moment in which it was made; it may have changed. */
function withName({ name }: Error, stack: string): string {
  const head = HEAD.exec(stack)?.[0] ?? "";
  return head === "" || typeof name !== "string" || name === "" || stack.startsWith(name)
    ? stack
    : name + stack.slice(head.length);
}

/** The class of an error says more than the name that it has inherited. */
function withClass(error: Error, stack: string): string {
  const type = constructorOf(error), name = String(error.name ?? "Error");
  if (type === undefined || type === name || !name.endsWith("Error")) return stack;
  if (type === "DOMException") return stack; // its names are as good as classes
  if (HEAD.exec(stack)?.[0] !== name) return stack;
  return (type.includes(name) ? type : `${type} [${name}]`) + stack.slice(name.length);
}

/** The properties of an error that its stack does not tell already. */
export function untold(error: Error, keys: readonly (string | symbol)[]): (string | symbol)[] {
  const stack = String(error.stack ?? "");
  const rest = keys.filter((key) => {
    if (key !== "name" && key !== "message" && key !== "stack") return true;
    const value: unknown = error[key];
    return typeof value !== "string" || !stack.includes(value);
  });
  const hidden = ["cause", "errors"].filter((key) => Object.hasOwn(error, key));
  return [...rest.filter((key) => !hidden.includes(key as string)), ...hidden];
}
