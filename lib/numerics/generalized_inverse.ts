import { requireFinite } from "../require/numbers.ts";

const HALVINGS = 200; // reaches neighbouring doubles, or 1e-60 of the bracket beside zero
const STEPS_TO_HALVE = 3; // a bracket that has not halved by then is halved
const FARTHEST = 2 ** 1000; // a bracket as wide as that still has a finite width

/**
 * The quantile function of a law on the line: the smallest x with F(x) >= p.
 *
 * This is the inverse of F where there is one. Over an atom it is level, over a gap it jumps. The
 * bracket doubles until it holds the quantile, and shrinks until its ends are neighbouring doubles.
 *
 * @param cdf distribution function F: never falling, from 0 to 1
 * @param p   in (0, 1)
 * @throws {RangeError} when p is outside (0, 1), F is NaN somewhere, or F never reaches p
 * @see Embrechts and Hofert 2013, "A note on generalized inverses".
 *
 * @example
 * ```ts
 * import { generalizedInverse } from "flowbook/numerics";
 * console.log(generalizedInverse((x) => 1 - Math.exp(-Math.max(0, x)), 0.5).toFixed(6)); // 0.693147
 * console.log(generalizedInverse((x) => (x < 3 ? 0 : 1), 0.5)); // 3
 * ```
 */
export function generalizedInverse(cdf: (x: number) => number, p: number): number {
  requireFinite(p, "p");
  if (!(p > 0 && p < 1)) throw new RangeError(`Expected p in (0, 1); got ${p}`);
  let low = -1, high = 1;
  while (!(valueOf(cdf, high) >= p)) {
    low = high;
    high *= 2;
    if (high > FARTHEST) throw new RangeError(`Expected F to reach ${p}; got ${cdf(low)} at most`);
  }
  while (low < 0 && valueOf(cdf, low) >= p) {
    high = low;
    low *= 2;
    if (low < -FARTHEST) throw new RangeError(`Expected F to fall below ${p}; got ${cdf(high)}`);
  }
  return smallestReaching(cdf, p, { low, high });
}

/**
 * The smallest x with F(x) >= p in a bracket with F(low) < p <= F(high).
 *
 * Newton's steps while they stay in the bracket and shrink it, else the middle. Close to the root a
 * step is made a little too long, so that the other end comes in; then halving to the last bit.
 *
 * @param density the derivative of F where there is one; differences of F stand in for it
 * @see Brent 1973, "Algorithms for minimization without derivatives", chapter 4 (the safeguards).
 */
export function smallestReaching(
  cdf: (x: number) => number,
  p: number,
  bracket: { readonly low: number; readonly high: number },
  density?: (x: number) => number,
): number {
  let { low, high } = bracket, x = low + (high - low) / 2, last = low, lastMiss = NaN;
  for (let step = 1, width = high - low; step < HALVINGS; step++) {
    const nearby = 4 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high));
    if (high - low <= 2 * nearby) break;
    const miss = valueOf(cdf, x) - p;
    if (miss >= 0) high = x;
    else low = x;
    const slope = density ? density(x) : (miss - lastMiss) / (x - last);
    const newton = x - miss / slope;
    [last, lastMiss] = [x, miss];
    x = miss >= 0 ? Math.min(newton, high - nearby) : Math.max(newton, low + nearby);
    const isStuck = step % STEPS_TO_HALVE === 0 && high - low > width / 2;
    if (step % STEPS_TO_HALVE === 0) width = high - low;
    if (!(x > low && x < high) || isStuck) x = low + (high - low) / 2;
  }
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break; // neighbouring doubles
    if (valueOf(cdf, middle) >= p) high = middle;
    else low = middle;
  }
  return high;
}

function valueOf(cdf: (x: number) => number, x: number): number {
  const value = cdf(x);
  if (Number.isNaN(value)) throw new RangeError(`Expected F to be a number; got NaN at ${x}`);
  return value;
}
