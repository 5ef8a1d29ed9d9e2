import { layOut } from "./layout.ts";
import { indented, newPen, type Pen } from "./pen.ts";
import { portray } from "./portray.ts";
import { printPrimitive, quote, shorten } from "./primitive.ts";

/** Objects inside so many others are named only, unless told. */
const DEPTH = 4;
/** A text that is longer is broken at its line breaks, where it does not fit. */
const SHORT_TEXT = 16;
const CUSTOM = Symbol.for("Deno.customInspect");

/**
 * A value as the Deno kernel prints the last one of a cell.
 *
 * What a program cannot find out in a browser is left open: whether a promise is settled, and what
 * an iterator will give.
 *
 * @param value of any kind; getters are not called
 * @param depth objects inside more objects than that are named only
 *
 * @example
 * ```ts
 * import { inspect } from "./inspect.ts";
 * console.log(inspect({ t: 0.5, x: new Float32Array(2) })); // { t: 0.5, x: Float32Array(2) [ 0, 0 ] }
 * ```
 */
export function inspect(value: unknown, depth = DEPTH): string {
  if (typeof value !== "string") return write(newPen(depth), value, 0);
  const { head, rest } = shorten(value);
  return quote(head) + rest;
}

function write(pen: Pen, value: unknown, level: number): string {
  if (typeof value === "string") return writeText(pen, value);
  const isObject = typeof value === "object" && value !== null || typeof value === "function";
  return isObject ? writeObject(pen, value as object, level) : printPrimitive(value);
}

function writeText(pen: Pen, value: string): string {
  const { head, rest } = shorten(value);
  const fits = head.length <= SHORT_TEXT || head.length <= 80 - pen.indentation - 4;
  if (fits) return quote(head) + rest;
  const begin = ` +\n${" ".repeat(pen.indentation + 2)}`;
  return head.split(/(?<=\n)/).map(quote).join(begin) + rest;
}

function writeObject(pen: Pen, value: object, level: number): string {
  if (pen.around.includes(value)) {
    const number = pen.circles.get(value) ?? pen.circles.size + 1;
    pen.circles.set(value, number);
    return `[Circular *${number}]`;
  }
  const { [CUSTOM]: custom } = value as { [CUSTOM]?: (inspector: typeof inspect) => unknown };
  if (typeof custom === "function") return String(custom.call(value, inspect));
  const { name, base = "", parts, ...around } = portray(value, pen.indentation);
  if (parts.length === 0) return base || around.open + around.close;
  if (level > pen.depth) return `[${name}]`;
  pen.around.push(value);
  pen.deepest = level;
  const writePart = (part: unknown): string => write(pen, part, level + 1);
  const entries = parts.map((part) =>
    typeof part === "string" ? part : indented(pen, () => part(writePart))
  );
  pen.around.pop();
  const number = pen.circles.get(value);
  const circle = number === undefined ? [] : [`<ref *${number}>`];
  const head = [...circle, ...(base === "" ? [] : [base])].join(" ");
  return layOut(pen, { ...around, base: head, entries }, level);
}
