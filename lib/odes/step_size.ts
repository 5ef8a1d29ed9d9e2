/**
 * How long the next step should be.
 *
 * @see Hairer, Nørsett and Wanner 1993, "Solving Ordinary Differential Equations I", II.4.
 *
 * @module
 */
import type { Field } from "./field.ts";
import type { Space, Tolerances } from "./space.ts";

const SAFETY = 0.9; // aims a little below the allowed error, so that few steps are refused
const POWER = 1 / 5; // the error of a step shrinks like h^5
const LEAST_CHANGE = 0.2; // the estimate is not trusted with larger changes than these two

/** The largest factor by which a step may grow. */
export const MOST_CHANGE = 10;

/**
 * The time one step later, never beyond the end.
 *
 * @param h length of the step, above 0
 */
export function stepFrom(t: number, h: number, to: number): number {
  if (Math.abs(to - t) <= h) return to;
  return to > t ? t + h : t - h;
}

/**
 * The factor by which the step changes after an error, measured in units of what is allowed.
 *
 *   0.9 (1 / error)^(1/5), kept between 0.2 and `most`
 */
export function stepChange(error: number, most: number): number {
  const change = SAFETY * error ** -POWER;
  return change > LEAST_CHANGE ? Math.min(change, most) : LEAST_CHANGE;
}

/**
 * The length of the first step, from the size of x and v and from how v changes along a small step.
 *
 * @param field v(x, t), which is asked once
 * @param first v(x, from)
 */
export function firstStep<State>(
  space: Space<State, never>,
  field: Field<State>,
  x: State,
  first: State,
  { from, to, ...tolerances }: Tolerances & { readonly from: number; readonly to: number },
): number {
  const size = space.norm([1], [x], x, x, tolerances);
  const speed = space.norm([1], [first], x, x, tolerances);
  const span = Math.abs(to - from);
  // the thresholds and the factor 0.01 are those of the source
  const small = Math.min(span, size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed);
  const next = stepFrom(from, small, to);
  const probe = space.move(x, [next - from], [first]);
  const second = field(probe, next);
  const bend = Math.min(
    space.norm([1, -1], [second, first], x, x, tolerances) / small,
    Number.MAX_VALUE, // for a step that can still be tried, and refused with its error
  );
  space.release(probe);
  space.release(second);
  const steepest = Math.max(speed, bend);
  const guess = steepest <= 1e-15 ? Math.max(1e-6, small / 1000) : (0.01 / steepest) ** POWER;
  return Math.min(100 * small, guess, span);
}
