// deno-lint-ignore no-control-regex -- these are what has to be escaped
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\\]/g;
const SHORT: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
};
const PLAIN_KEY = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const PLAIN_NAME = /^[\w.:/@-]*$/;
const LONGEST = 10_000;

/** A primitive value as it stands in an object. */
export function printPrimitive(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "symbol":
      return printSymbol(value);
    default:
      return String(value);
  }
}

/** A string in quotes: double ones, or those of single ones and backticks that it does not hold. */
export function quote(text: string): string {
  const mark = ['"', "'", "`"].find((mark) => !text.includes(mark)) ?? '"';
  return mark + escapeControls(text).replaceAll(mark, `\\${mark}`) + mark;
}

/** The head of a very long text, and how to tell that there is more. */
export function shorten(text: string): { readonly head: string; readonly rest: string } {
  const more = text.length - LONGEST;
  if (more <= 0) return { head: text, rest: "" };
  const rest = `... ${more} more character${more > 1 ? "s" : ""}`;
  return { head: text.slice(0, LONGEST), rest };
}

/** The name of a property, in quotes where the language needs them. */
export function printKey(key: string | symbol): string {
  if (typeof key === "symbol") return String(key);
  return PLAIN_KEY.test(key) ? key : quote(key);
}

function printSymbol(symbol: symbol): string {
  const { description = "" } = symbol;
  return `Symbol(${PLAIN_NAME.test(description) ? description : quote(description)})`;
}

function escapeControls(text: string): string {
  return text.replace(
    ESCAPED,
    (c) => SHORT[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
