import { requireFinite } from "../require/numbers.ts";

/** The value of a function and its derivative at a place. */
export interface ValueAndDerivative {
  /** f(x). */
  readonly value: number;
  /** f'(x). */
  readonly derivative: number;
}

/** Halving alone takes 2100 rounds over all doubles; Newton steps far fewer. */
const MOST_ROUNDS = 4000;

/**
 * The root of an increasing function between two places, to the last bits.
 *
 * Newton's step where it stays between the places that still enclose the root and halves them at
 * least, else their middle: it cannot run away, and where f is smooth it ends in a few rounds.
 *
 * @param f    increasing from `low` to `high`; its derivative may be 0 in places
 * @param low  a place where f is at most 0
 * @param high a place where f is at least 0
 * @throws {RangeError} when the places do not enclose a root, or f is not finite between them
 * @see Press et al. 2007, "Numerical recipes", section 9.4.
 *
 * @example
 * ```ts
 * import { increasingRoot } from "flowbook/numerics";
 * const cube = (x: number) => ({ value: x ** 3 - 2, derivative: 3 * x ** 2 });
 * console.log(increasingRoot(cube, 0, 2).toFixed(6)); // 1.259921
 * ```
 */
export function increasingRoot(
  f: (x: number) => ValueAndDerivative,
  low: number,
  high: number,
): number {
  const atLow = valueOf(f, low).value, atHigh = valueOf(f, high).value;
  if (!(low <= high && atLow <= 0 && atHigh >= 0)) {
    const places = `f(${low}) = ${atLow} and f(${high}) = ${atHigh}`;
    throw new RangeError(`Expected f to rise through 0 between the places; got ${places}`);
  }
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  let from = low, to = high, x = from + (to - from) / 2, before = to - from;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { value, derivative } = valueOf(f, x);
    if (value === 0) return x;
    if (value < 0) from = x;
    else to = x;
    const newton = x - value / derivative, step = Math.abs(newton - x);
    if (step <= Number.EPSILON * Math.abs(x)) return newton;
    const fits = newton > from && newton < to && step < before / 2;
    const next = fits ? newton : from + (to - from) / 2;
    if (!(next > from && next < to)) return next; // no double lies between them
    before = Math.abs(next - x);
    x = next;
  }
  return x;
}

function valueOf(f: (x: number) => ValueAndDerivative, x: number): ValueAndDerivative {
  const found = f(x);
  requireFinite(found.value, `f(${x})`);
  return found;
}
