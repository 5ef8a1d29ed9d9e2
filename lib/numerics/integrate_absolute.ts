import { crossings } from "./crossings.ts";
import { integrate, type Panels } from "./quadrature.ts";

/**
 * The integral of |f| over [from, to].
 *
 *   integral of |f| = sum over the pieces between sign changes of |integral of f over the piece|
 *
 * Each piece is smooth where f is, so no digits are lost at the kinks of |f|.
 *
 * @param from, to      ends of the interval, from < to
 * @param options.cells how finely to look for sign changes, as {@link crossings} does
 * @throws {RangeError} when f is not finite at a node, or the interval is empty
 *
 * @example
 * ```ts
 * import { integrateAbsolute } from "flowbook/numerics";
 * console.log(integrateAbsolute(Math.cos, 0, Math.PI).toFixed(12)); // 2.000000000000
 * ```
 */
export function integrateAbsolute(
  f: (x: number) => number,
  from: number,
  to: number,
  options: Panels & { readonly cells?: number } = {},
): number {
  const ends = [from, ...crossings(f, from, to, options), to];
  return ends.slice(1).reduce(
    (sum, end, i) => sum + Math.abs(integrate(f, ends[i]!, end, options)),
    0,
  );
}
