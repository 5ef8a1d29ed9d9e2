import { inspect } from "./inspect.ts";

const DIRECTIVE = /%([%sdifoOjc])/g;

/**
 * What `console.log` prints for its arguments, without the line break: texts as they are, all else
 * as it is inspected; directives such as `%s` and `%d` in the first text take what follows it.
 *
 * @example
 * ```ts
 * import { format } from "./format.ts";
 * console.log(format(["loss %s after", 0.25, [1, 2]])); // loss 0.25 after [ 1, 2 ]
 * ```
 */
export function format(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== "string") return args.map(printed).join(" ");
  let next = 0;
  const text = rest.length === 0 ? first : first.replace(DIRECTIVE, (whole, letter: string) => {
    if (letter === "%") return "%";
    return next < rest.length ? direct(letter, rest[next++]) : whole;
  });
  return [text, ...rest.slice(next).map(printed)].join(" ");
}

function printed(value: unknown): string {
  return typeof value === "string" ? value : inspect(value);
}

function direct(letter: string, value: unknown): string {
  switch (letter) {
    case "s":
      return String(value);
    case "d":
    case "i":
      return typeof value === "symbol" ? "NaN" : wholeNumber(value);
    case "f":
      return typeof value === "symbol" ? "NaN" : inspect(parseFloat(String(value)));
    case "j":
      return JSON.stringify(value);
    case "c": // a style, which plain text does not have
      return "";
    default:
      return inspect(value);
  }
}

function wholeNumber(value: unknown): string {
  return typeof value === "bigint" ? String(value) : inspect(parseInt(String(value)));
}
