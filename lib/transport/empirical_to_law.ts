import { normalCdf, normalDensity, normalQuantile } from "../numerics/normal.ts";
import { requireDeviation, requireFinite } from "../require/numbers.ts";
import { requireCloud } from "./cloud.ts";

/** A law on the line whose distribution function has a known integral. */
export interface IntegrableLaw {
  /** Distribution function F. */
  cdf(x: number): number;
  /** Quantile function, asked at ranks in (0, 1). */
  quantile(u: number): number;
  /** E max(0, x - X), the integral of F from -infinity to x. */
  shortfall(x: number): number;
  /** E max(0, X - x), the integral of 1 - F from x to infinity. */
  excess(x: number): number;
}

/**
 * The normal law N(mean, sd^2) with the integrals of its distribution function.
 *
 *   E max(0, x - X) = sd (z Phi(z) + N(z; 0, 1)),   z = (x - mean) / sd
 *
 * @param sd above 0
 * @throws {RangeError} when the mean is not finite, or sd is not above 0
 *
 * @example
 * ```ts
 * import { normalLaw } from "flowbook/transport";
 * console.log(normalLaw(0, 1).excess(0).toFixed(6)); // 0.398942
 * ```
 */
export function normalLaw(mean: number, sd: number): IntegrableLaw {
  requireFinite(mean, "mean");
  requireDeviation(sd, "sd");
  if (sd === 0) throw new RangeError("Expected sd > 0; got 0");
  const standard = (x: number): number => (x - mean) / sd;
  const integral = (z: number): number => z * normalCdf(z) + normalDensity(z);
  return {
    cdf: (x) => normalCdf(standard(x)),
    quantile: (u) => mean + sd * normalQuantile(u),
    shortfall: (x) => sd * integral(standard(x)),
    excess: (x) => sd * integral(-standard(x)),
  };
}

/**
 * The Wasserstein distance of order 1 from a sample to a law on the line, exactly.
 *
 *   W1 = integral over x of |F_N(x) - F(x)|,   F_N(x) = (number of points at or below x) / N
 *
 * Between two points F_N is level and F crosses it once at most, at a quantile; so the integral is a
 * sum of integrals of F. Nothing is sampled from the law.
 *
 * @param points the sample, `[N]`, in any order
 * @param law    what it is compared with, with a mean
 * @throws {TypeError} when points is no list of numbers
 * @throws {RangeError} when a point is not finite, or there is none
 *
 * @example
 * ```ts
 * import { normalLaw, wasserstein1ToLaw } from "flowbook/transport";
 * // E|Z|, the distance of N(0, 1) to its centre
 * console.log(wasserstein1ToLaw([0], normalLaw(0, 1)).toFixed(6)); // 0.797885
 * ```
 */
export function wasserstein1ToLaw(points: ArrayLike<number>, law: IntegrableLaw): number {
  const count = requireCloud("points", points, 1);
  const sorted = Float64Array.from(points).sort();
  let distance = law.shortfall(sorted[0]!) + law.excess(sorted[count - 1]!);
  let x = sorted[0]!, area = law.shortfall(x), reached = law.cdf(x);
  for (let k = 1; k < count; k++) {
    const next = sorted[k]!, level = k / count;
    const nextArea = law.shortfall(next), nextReached = law.cdf(next);
    /** The integral of level - F from x to a place, up to which the integral of F is known. */
    const above = (place: number, areaThere: number): number =>
      level * (place - x) - (areaThere - area);
    const whole = above(next, nextArea);
    if (nextReached <= level) distance += whole;
    else if (reached >= level) distance -= whole;
    else {
      const crossing = law.quantile(level);
      distance += 2 * above(crossing, law.shortfall(crossing)) - whole;
    }
    [x, area, reached] = [next, nextArea, nextReached];
  }
  return distance;
}
