/**
 * A number for a caption: with so many decimals, a minus that is as wide as a plus, and no minus
 * before a number that is printed as 0.
 *
 * @param value    to print
 * @param decimals digits after the point
 *
 * @example
 * ```ts
 * import { fixed } from "flowbook/figures";
 * console.log(fixed(-1.234, 2), fixed(-0.001, 2)); // "−1.23 0.00"
 * ```
 */
export function fixed(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}
