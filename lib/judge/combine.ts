import { requireCount } from "../require/numbers.ts";
import type { Estimate } from "./estimate.ts";

/**
 * The share of independent draws that had some property, with its standard error.
 *
 *   value = p = hits / draws,   standardError = sqrt(p (1 - p) / draws)
 *
 * @param hits  how many had it, 0 to draws
 * @param draws how many there were, at least 1
 * @throws {RangeError} when a number is not a whole one in its range
 *
 * @example
 * ```ts
 * import { share } from "flowbook/judge";
 * console.log(share(50, 100)); // value 0.5, standardError 0.05
 * ```
 */
export function share(hits: number, draws: number): Estimate {
  requireCount(draws, "draws");
  if (!Number.isInteger(hits) || hits < 0 || hits > draws) {
    throw new RangeError(`Expected hits to be a whole number from 0 to ${draws}; got ${hits}`);
  }
  const value = hits / draws;
  return { value, standardError: Math.sqrt(value * (1 - value) / draws), draws };
}

/**
 * Several estimates as one of several entries.
 *
 * The comparison of vectors widens what it allows for the number of entries by Bonferroni, which
 * holds whether or not the entries share their draws.
 *
 * @returns values and standard errors in the order given; draws is that of the fewest
 * @throws {RangeError} when there is none
 */
export function stack(estimates: readonly Estimate[]): Estimate<readonly number[]> {
  if (estimates.length === 0) throw new RangeError("Expected at least one estimate; got none");
  return {
    value: estimates.map(({ value }) => value),
    standardError: estimates.map(({ standardError }) => standardError),
    draws: Math.min(...estimates.map(({ draws }) => draws)),
  };
}

/**
 * A smooth function of an estimate, by the delta method.
 *
 *   f(value),   standardError = |f'(value)| times that of the estimate
 *
 * It neglects the curvature of f over one standard error.
 *
 * @param f value and slope of the function
 * @throws {RangeError} when f or its slope is not finite at the estimate
 * @see Cramér 1946, "Mathematical methods of statistics", section 28.4.
 *
 * @example
 * ```ts
 * import { deltaMethod, estimateMean } from "flowbook/judge";
 * const root = { value: Math.sqrt, slope: (x: number) => 1 / (2 * Math.sqrt(x)) };
 * console.log(deltaMethod(estimateMean([3, 5]), root)); // value 2, standardError 0.25
 * ```
 */
export function deltaMethod(
  { value, standardError, draws }: Estimate,
  f: { value(x: number): number; slope(x: number): number },
): Estimate {
  const image = f.value(value), slope = f.slope(value);
  if (!Number.isFinite(image) || !Number.isFinite(slope)) {
    throw new RangeError(`Expected f smooth at ${value}; got value ${image} and slope ${slope}`);
  }
  return { value: image, standardError: Math.abs(slope) * standardError, draws };
}
