import type { Stream } from "../../random/stream.ts";
import { requireCount, requireFinite } from "../../require/numbers.ts";

/**
 * How many terms of a series are taken, by chance: the law of a number N = 1, 2, ...
 *
 * Russian roulette divides term k by the chance that it is taken, so that the sum is right on the
 * average however early it ends.
 */
export interface TermLaw {
  /** P(N >= k) for k = 1, 2, ...: above 0, never rising, 1 at k = 1. */
  tail(k: number): number;
  /** The limit of tail(k + 1) / tail(k). Terms that fall like c^k have a finite variance above c^2. */
  readonly ratio: number;
}

/** Settings of {@link geometricTerms}. */
export interface GeometricTermsOptions {
  /** How many terms are always taken, 1 by default. */
  readonly always?: number;
  /** The chance to go on after each further term, in (0, 1). */
  readonly goOn: number;
}

const MOST_TERMS = 100_000; // 53 random bits end a geometric law with goOn = 0.999 long before

/**
 * The geometric law of a number of terms: `always` of them, and then on with one chance each time.
 *
 *   P(N >= k) = goOn^max(0, k - always),   E N = always + goOn / (1 - goOn)
 *
 * @throws {RangeError} when always is not a positive integer or goOn is not in (0, 1)
 * @see Chen, Behrmann, Duvenaud and Jacobsen 2019, "Residual flows for invertible generative
 *   modeling", section 3.1.
 *
 * @example
 * ```ts
 * import { geometricTerms } from "flowbook/exact";
 * const law = geometricTerms({ always: 2, goOn: 0.5 });
 * console.log([1, 2, 3, 4].map((k) => law.tail(k))); // [ 1, 1, 0.5, 0.25 ]
 * ```
 */
export function geometricTerms({ always = 1, goOn }: GeometricTermsOptions): TermLaw {
  requireCount(always, "always");
  requireFinite(goOn, "goOn");
  if (goOn <= 0 || goOn >= 1) throw new RangeError(`Expected goOn in (0, 1); got ${goOn}`);
  return { tail: (k) => goOn ** Math.max(0, k - always), ratio: goOn };
}

/**
 * A number of terms from a {@link TermLaw}.
 *
 *   N = the largest k with u < P(N >= k),   u uniform on [0, 1)
 *
 * @throws {RangeError} when P(N >= 1) is not 1, or N is above 100 000
 *
 * @example
 * ```ts
 * import { drawTerms, geometricTerms } from "flowbook/exact";
 * import { stream } from "flowbook/random";
 * console.log(drawTerms(geometricTerms({ always: 3, goOn: 0.5 }), stream(1)) >= 3); // true
 * ```
 */
export function drawTerms({ tail }: TermLaw, stream: Stream): number {
  if (tail(1) !== 1) throw new RangeError(`Expected P(N >= 1) = 1; got ${tail(1)}`);
  const [u] = stream.uniform(1);
  let terms = 1;
  while (u! < tail(terms + 1)) {
    terms++;
    if (terms > MOST_TERMS) throw new RangeError(`Expected at most ${MOST_TERMS} terms; got more`);
  }
  return terms;
}
