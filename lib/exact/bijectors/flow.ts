import { weightedSum } from "../../numerics/sums.ts";
import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector } from "./bijector.ts";
import { exactChain } from "./chain.ts";

/** What {@link flow} is made of. */
export interface ExactFlowOptions {
  /** Log-density of the base; that of N(0, I) by default. */
  readonly base?: (x: readonly number[]) => number;
  /** In the order in which they move noise to data. */
  readonly bijectors: readonly ExactBijector[];
}

/** A law in float64: a base that a bijector carries to data. */
export interface ExactFlow extends ExactBijector {
  /**
   * The logarithm of the density at a point.
   *
   * @throws {TypeError} when y has another length
   * @throws {RangeError} when y is not finite
   */
  logProb(y: readonly number[]): number;
}

/**
 * A normalizing flow in float64, by the change of variables:
 *
 *   log p(y) = log p_base(f^-1(y)) + log |det (f^-1)'(y)|
 *
 * @throws {TypeError} when there is no bijector, or their dimensions differ
 * @see Tabak and Vanden-Eijnden 2010; Rezende and Mohamed 2015.
 *
 * @example
 * ```ts
 * import { exactActNorm, exactFlow } from "flowbook/exact";
 * const wide = exactFlow({ bijectors: [exactActNorm({ logScale: [Math.log(2)], shift: [1] })] });
 * console.log(wide.logProb([2]).toFixed(6)); // -1.737086
 * ```
 */
export function exactFlow({ base = standardLogDensity, bijectors }: ExactFlowOptions): ExactFlow {
  const map = exactChain(bijectors);
  return {
    ...map,
    logProb(y): number {
      requirePoint(y, map.dim, "y");
      const { point, logDet } = map.inverse(y);
      return base(point) + logDet;
    },
  };
}

function standardLogDensity(x: readonly number[]): number {
  return -(weightedSum(x, x) + x.length * Math.log(2 * Math.PI)) / 2;
}
