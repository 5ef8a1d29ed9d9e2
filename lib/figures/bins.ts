import { requireCount } from "../require/numbers.ts";
import { finiteNumbers } from "./numbers.ts";

/** Bars of a histogram: neighbouring intervals and the height over each. */
export interface Bins {
  /** Ends of the intervals, increasing; shape [bins + 1]. */
  readonly edges: readonly number[];
  /** Shape [bins]. */
  readonly heights: readonly number[];
}

/**
 * Sorts draws into bins of equal width, as a density.
 *
 *   height_k = (draws in bin k) / (all draws) / width
 *
 * Draws outside the range are counted in "all draws", so the bars then cover less than area 1.
 *
 * @param values         the draws; shape [draws]
 * @param options.from   left end of the first bin
 * @param options.to     right end of the last bin, which belongs to it
 * @param options.bins   how many
 * @throws {TypeError} when values is not a list of numbers or is empty
 * @throws {RangeError} when a draw is not finite, the range is empty or bins is not 1, 2, ...
 *
 * @example
 * ```ts
 * import { densityBins } from "flowbook/figures";
 * console.log(densityBins([0.1, 0.2, 0.9, 0.6], { from: 0, to: 1, bins: 2 }).heights); // [1, 1]
 * ```
 */
export function densityBins(
  values: ArrayLike<number>,
  { from, to, bins }: { readonly from: number; readonly to: number; readonly bins: number },
): Bins {
  if (!(from < to && Number.isFinite(to - from))) {
    throw new RangeError(`Expected from < to; got [${from}, ${to}]`);
  }
  requireCount(bins, "bins");
  const draws = finiteNumbers(values, "draws");
  if (draws.length === 0) throw new TypeError("Expected draws; got none");
  const width = (to - from) / bins;
  const heights = new Array<number>(bins).fill(0);
  for (const draw of draws) {
    if (draw < from || draw > to) continue;
    heights[Math.min(bins - 1, Math.floor((draw - from) / width))]! += 1 / draws.length / width;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, k) => from + k * width), heights };
}
