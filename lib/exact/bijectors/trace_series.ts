import { requireContraction } from "../../numerics/fixed_point.ts";
import { requireCount, requirePoint } from "../../require/numbers.ts";
import type { TermLaw } from "./term_law.ts";

/** What the error of a cut {@link traceSeries} depends on. */
export interface CutSeries {
  /** The size of the matrix. */
  readonly dim: number;
  /** A bound c < 1 of its spectral norm. */
  readonly lipschitz: number;
  /** How many terms are added. */
  readonly terms: number;
}

/** What the spread of a roulette depends on. */
export interface Roulette {
  /** The size of the matrix. */
  readonly dim: number;
  /** A bound c < 1 of its spectral norm. */
  readonly lipschitz: number;
  /** The law of the number of terms. */
  readonly law: TermLaw;
}

const NEGLIGIBLE = 1e-17; // what a further term may add to a variance, relative
const MOST_TERMS = 100_000;

/**
 * The terms of the logarithm of a determinant as a series of traces:
 *
 *   log det(I + J) = sum over k of (-1)^(k+1) tr(J^k) / k,   for |J| < 1
 *
 * @param jacobian J, rows
 * @param terms    how many
 * @returns the terms; their sum is the logarithm but for what {@link traceSeriesError} bounds
 * @throws {TypeError} when J is not square
 * @throws {RangeError} when an entry is not finite or terms is not a positive integer
 * @see Behrmann et al. 2019, "Invertible residual networks", section 3.2.
 *
 * @example
 * ```ts
 * import { traceSeries } from "flowbook/exact";
 * const sum = traceSeries([[0.5]], 40).reduce((sum, term) => sum + term);
 * console.log(sum.toFixed(9), Math.log(1.5).toFixed(9)); // 0.405465108 0.405465108
 * ```
 */
export function traceSeries(
  jacobian: readonly (readonly number[])[],
  terms: number,
): number[] {
  jacobian.forEach((row, i) => requirePoint(row, jacobian.length, `row ${i}`));
  requireCount(terms, "terms");
  let power = jacobian;
  return Array.from({ length: terms }, (_, at) => {
    const k = at + 1;
    if (k > 1) {
      power = power.map((row) =>
        jacobian.map((_, j) => row.reduce((sum, entry, m) => sum + entry * jacobian[m]![j]!, 0))
      );
    }
    const trace = power.reduce((sum, row, i) => sum + row[i]!, 0);
    return (k % 2 === 1 ? trace : -trace) / k;
  });
}

/**
 * The most by which a {@link traceSeries} that was cut misses the logarithm of the determinant:
 *
 *   |error| <= dim c^(n+1) / ((n + 1) (1 - c))
 *
 * @throws {RangeError} when lipschitz is not in [0, 1), or dim or terms is not a positive integer
 * @see Behrmann et al. 2019, "Invertible residual networks", section 3.2.
 *
 * @example
 * ```ts
 * import { traceSeriesError } from "flowbook/exact";
 * console.log(traceSeriesError({ dim: 2, lipschitz: 0.5, terms: 10 }).toFixed(6)); // 0.000178
 * ```
 */
export function traceSeriesError({ dim, lipschitz, terms }: CutSeries): number {
  requireCount(dim, "dim");
  requireCount(terms, "terms");
  requireContraction(lipschitz);
  return dim * lipschitz ** (terms + 1) / ((terms + 1) * (1 - lipschitz));
}

/**
 * The variance of a series whose length is drawn, each term a_k divided by the chance to take it:
 *
 *   Var( sum over k <= N of a_k / P(N >= k) ) = sum over j, k of a_j a_k (1 / P(N >= min(j, k)) - 1)
 *
 * @param terms a_1, a_2, ..., as many as matter
 * @see Kahn 1955 (Russian roulette); Rhee and Glynn 2015, theorem 1.
 *
 * @example
 * ```ts
 * import { geometricTerms, rouletteVariance, traceSeries } from "flowbook/exact";
 * const law = geometricTerms({ goOn: 0.5 });
 * console.log(rouletteVariance(traceSeries([[0.5]], 60), law).toFixed(4)); // 0.0115
 * ```
 */
export function rouletteVariance(terms: readonly number[], { tail }: TermLaw): number {
  let later = 0, variance = 0; // later: the sum of the terms behind k
  for (let k = terms.length; k >= 1; k--) {
    const term = terms[k - 1]!;
    variance += (term ** 2 + 2 * term * later) * (1 / tail(k) - 1);
    later += term;
  }
  return variance;
}

/**
 * The most that a roulette over traces can scatter, as a standard deviation, whatever the matrix:
 *
 *   sd <= dim ( sum over j, k of c^j / j c^k / k (1 / P(N >= min(j, k)) - 1) )^(1/2)
 *
 * It is finite where the chances fall slower than c^2, and refused elsewhere.
 *
 * @throws {RangeError} when lipschitz is not in [0, 1), dim is not a positive integer, or the ratio of
 *   the law is not above c^2
 *
 * @example
 * ```ts
 * import { geometricTerms, rouletteSpread } from "flowbook/exact";
 * const law = geometricTerms({ always: 4, goOn: 0.5 });
 * console.log(rouletteSpread({ dim: 2, lipschitz: 0.5, law }).toFixed(3)); // 0.027
 * ```
 */
export function rouletteSpread({ dim, lipschitz, law }: Roulette): number {
  requireCount(dim, "dim");
  requireContraction(lipschitz);
  requireFiniteVariance(law, lipschitz);
  const terms: number[] = [];
  for (let k = 1; k <= MOST_TERMS; k++) {
    terms.push(lipschitz ** k / k);
    if (lipschitz ** (2 * k) / law.tail(k) <= NEGLIGIBLE) break;
  }
  return dim * Math.sqrt(rouletteVariance(terms, law));
}

/** @throws {RangeError} when a roulette over terms that fall like c^k would scatter without bound */
export function requireFiniteVariance({ ratio }: TermLaw, lipschitz: number): void {
  if (ratio > lipschitz ** 2) return;
  const least = `a law of ratio above lipschitz^2 = ${Number((lipschitz ** 2).toPrecision(6))}`;
  throw new RangeError(`Expected ${least}, for a finite variance; got ${ratio}`);
}
