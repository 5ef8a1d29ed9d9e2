import { normalCdf, normalDensity, normalQuantile } from "../numerics/normal.ts";
import { requireFinite } from "../require/numbers.ts";
import { integrateAbsolutePower } from "./absolute_power.ts";
import { requireOrder } from "./atoms.ts";

/** How {@link wassersteinOfQuantiles} integrates. */
export interface RankOptions {
  /** Ranks in (0, 1) at which a quantile function jumps; none unless told. */
  readonly breaks?: readonly number[];
}

/** How {@link wasserstein1OfCdfs} integrates. */
export interface LineOptions {
  /** Start of the range; what lies below is not counted. */
  readonly from: number;
  /** End of the range; what lies above is not counted. */
  readonly to: number;
  /** Places at which a distribution function jumps; none unless told. */
  readonly breaks?: readonly number[];
}

const LAST_RANK = 8; // Phi(8) = 1 - 6e-16: the ranks beyond have no place among the doubles

/**
 * The Wasserstein distance of order p between two laws on the line by their quantile functions.
 *
 *   W_p^p = integral over u in (0, 1) of |F^-1(u) - G^-1(u)|^p
 *         = integral over z of |F^-1(Phi(z)) - G^-1(Phi(z))|^p N(z; 0, 1)
 *
 * The second form is what is computed, for |z| <= 8: normal laws become polynomials. What lies
 * beyond, a rank of 6e-16 on either side, counts for nothing unless tails are much heavier than
 * normal ones.
 *
 * @param inverseF quantile function of one law, asked at ranks in (0, 1)
 * @param inverseG quantile function of the other
 * @param p        order, at least 1
 * @throws {RangeError} when p < 1, a quantile is not finite, or a break is outside (0, 1)
 * @see Santambrogio 2015, "Optimal transport for applied mathematicians", proposition 2.17.
 *
 * @example
 * ```ts
 * import { normalQuantile } from "flowbook/numerics";
 * import { wassersteinOfQuantiles } from "flowbook/transport";
 * // N(0, 1) and N(1, 4): W2^2 = 1^2 + (2 - 1)^2
 * const distance = wassersteinOfQuantiles(normalQuantile, (u) => 1 + 2 * normalQuantile(u), 2);
 * console.log(distance.toFixed(6)); // 1.414214
 * ```
 */
export function wassersteinOfQuantiles(
  inverseF: (u: number) => number,
  inverseG: (u: number) => number,
  p: number,
  { breaks = [] }: RankOptions = {},
): number {
  requireOrder(p);
  const difference = (z: number): number => {
    const u = normalCdf(z), value = inverseF(u) - inverseG(u);
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected finite quantiles; got a difference of ${value} at rank ${u}`);
    }
    return value;
  };
  const range = { from: -LAST_RANK, to: LAST_RANK, breaks: breaks.map(normalQuantile) };
  const cost = integrateAbsolutePower(difference, p, (z) => normalDensity(z), range);
  return cost ** (1 / p);
}

/**
 * The Wasserstein distance of order 1 between two laws on the line by their distribution functions.
 *
 *   W1 = integral over x of |F(x) - G(x)|
 *
 * @param F distribution function of one law
 * @param G distribution function of the other
 * @throws {RangeError} when the range is not finite or runs backward, or a value is not finite
 * @see Vallender 1974.
 *
 * @example
 * ```ts
 * import { normalCdf } from "flowbook/numerics";
 * import { wasserstein1OfCdfs } from "flowbook/transport";
 * const G = (x: number): number => normalCdf((x - 1) / 2); // N(1, 4)
 * console.log(wasserstein1OfCdfs(normalCdf, G, { from: -16, to: 18 }).toFixed(6)); // 1.166631
 * ```
 */
export function wasserstein1OfCdfs(
  F: (x: number) => number,
  G: (x: number) => number,
  { from, to, breaks = [] }: LineOptions,
): number {
  requireFinite(from, "from");
  requireFinite(to, "to");
  if (to <= from) {
    throw new RangeError(`Expected a range from below to above; got ${from} to ${to}`);
  }
  const difference = (x: number): number => {
    const value = F(x) - G(x);
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected F - G finite; got ${value} at ${x}`);
    }
    return value;
  };
  return integrateAbsolutePower(difference, 1, () => 1, { from, to, breaks });
}
