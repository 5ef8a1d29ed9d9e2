/**
 * A text with at most so many letters; what is left out is said.
 *
 * @example
 * ```ts
 * import { capped } from "./capped.ts";
 * console.log(capped("abcdef", 4)); // abcd … (2 more letters)
 * ```
 */
export function capped(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, ""); // no half of a letter
  return `${kept} … (${text.length - kept.length} more letters)`;
}
