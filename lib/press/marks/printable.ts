/**
 * Signs that do something where they are printed: move the cursor, colour, clear, turn the order of
 * letters. Tabs and ends of lines are text.
 */
const ACTING = /(?!\t|\r?\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A text of other people, such as the name of a folder, that does nothing to a terminal or a table: such
 * signs are written by their numbers.
 *
 * @example
 * ```ts
 * import { printable } from "./printable.ts";
 * console.log(printable("Ada\x1b[2J")); // Ada\u001b[2J
 * ```
 */
export function printable(text: string): string {
  return text.replace(ACTING, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
