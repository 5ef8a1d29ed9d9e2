import { requirePoint } from "../../require/numbers.ts";
import type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";

/** How far the scale of an {@link affineMap} may go. */
export interface AffineMapOptions {
  /** Bound of the log-scale, above 0, 2 by default; Infinity leaves it free, a = r. */
  readonly scaleBound?: number;
}

/**
 * Straight lines with a bounded slope, by the raw numbers m (where) and r (how steep):
 *
 *   y = m + e^a x,   x = (y - m) e^-a,   a = bound tanh(r / bound)
 *
 * @throws {RangeError} when the bound is not above 0
 * @see Papamakarios, Pavlakou and Murray 2017, section 3.1; the bound is ours.
 *
 * @example
 * ```ts
 * import { affineMap } from "flowbook/exact";
 * console.log(affineMap().invert(0.5, [1, 0])); // { value: 1.5, logSlope: 0 }
 * ```
 */
export function affineMap({ scaleBound = 2 }: AffineMapOptions = {}): ExactMonotoneMap {
  if (!(scaleBound > 0)) throw new RangeError(`Expected scaleBound > 0; got ${scaleBound}`);
  const bounded = (r: number): number =>
    scaleBound === Infinity ? r : scaleBound * Math.tanh(r / scaleBound);
  const lineOf = (raw: readonly number[]): { shift: number; logScale: number } => {
    requirePoint(raw, 2, "raw");
    return { shift: raw[0]!, logScale: bounded(raw[1]!) };
  };
  return {
    parameters: 2,
    apply(y, raw): MovedNumber {
      const { shift, logScale } = lineOf(raw);
      return { value: (y - shift) / Math.exp(logScale), logSlope: 0 - logScale };
    },
    invert(x, raw): MovedNumber {
      const { shift, logScale } = lineOf(raw);
      return { value: shift + Math.exp(logScale) * x, logSlope: logScale };
    },
  };
}
