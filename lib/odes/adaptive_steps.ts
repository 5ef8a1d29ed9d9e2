import {
  type AdaptiveSteps,
  type ReadingTimes,
  requireOrder,
  settingsOf,
} from "./adaptive_options.ts";
import { embeddedStep, stateWithin, type Step, stepError } from "./embedded_step.ts";
import type { Solution, Trajectory } from "./fixed_steps.ts";
import type { Field, MeasuredSpace } from "./space.ts";
import { firstStep, MOST_CHANGE, stepChange, stepFrom } from "./step_size.ts";

/** How many steps a solution took. */
export interface StepCounts {
  /** Steps whose error was allowed. */
  readonly accepted: number;
  /** Steps that had to be tried again with a smaller length. */
  readonly rejected: number;
}

/** Where an adaptive solution ends, and what it cost. */
export interface AdaptiveSolution<State> extends Solution<State>, StepCounts {}

/** An adaptive solution at the times it was asked for, or at those it chose. */
export interface AdaptiveTrajectory<State> extends Trajectory<State>, StepCounts {}

/**
 * Solves dx/dt = v(x, t) by the method of Dormand and Prince in steps of its own choice.
 *
 * A step is accepted when its estimated error is at most atol + rtol |x|, in the mean square over
 * the coordinates. The last slope of a step is the first of the next, so that
 *
 *   evaluations = 2 + 6 (accepted + rejected)
 *
 * @param space how to move and to measure states
 * @param field v(x, t)
 * @param x0    state at `from`; borrowed
 * @throws {RangeError} when an option is out of range, a state or velocity stops being finite, the
 * steps become too small to change the time, or more than `maxSteps` are needed
 * Source: Hairer, Nørsett and Wanner 1993, II.4.
 */
export function solveAdaptive<State>(
  space: MeasuredSpace<State>,
  field: Field<State>,
  x0: State,
  options: AdaptiveSteps,
): AdaptiveSolution<State> {
  return advance(space, field, x0, settingsOf(options), () => {});
}

/**
 * Solves dx/dt = v(x, t) like {@link solveAdaptive} and reads the solution at given times.
 *
 * Between the ends of a step the solution is a polynomial of degree 4, which costs no evaluation of
 * the field; its error shrinks like h^4.
 *
 * @throws {RangeError} as {@link solveAdaptive}, and when the times `at` are not in order
 */
export function trajectoryAdaptive<State>(
  space: MeasuredSpace<State>,
  field: Field<State>,
  x0: State,
  options: ReadingTimes,
): AdaptiveTrajectory<State> {
  const settings = settingsOf(options), { from, to } = settings;
  const times = [...options.at ?? [from]], states: State[] = [];
  requireOrder(times, from, to);
  const read = (step: Step<State>): void => {
    if (options.at === undefined) times.push(step.next);
    while (states.length < times.length && isReached(times[states.length]!, step)) {
      states.push(stateWithin(space, step, times[states.length]!));
    }
  };
  const { end, ...costs } = advance(space, field, x0, settings, read);
  space.release(end);
  while (states.length < times.length) states.push(space.copy(x0)); // from = to takes no step
  return { times, states, ...costs };
}

/** Takes all the steps and shows each accepted one before its states are released. */
function advance<State>(
  space: MeasuredSpace<State>,
  field: Field<State>,
  x0: State,
  settings: Required<AdaptiveSteps>,
  show: (step: Step<State>) => void,
): AdaptiveSolution<State> {
  const { from, to, maxSteps } = settings;
  let evaluations = 0, accepted = 0, rejected = 0;
  const slopeAt: Field<State> = (state, time) => {
    evaluations++;
    const slope = field(state, time);
    space.requireFinite(slope, `v(x, t) at t = ${time}`);
    return slope;
  };
  space.requireFinite(x0, "x0");
  let x = space.copy(x0), t = from;
  if (from === to) return { end: x, evaluations, accepted, rejected };

  let first = slopeAt(x, t), most = MOST_CHANGE;
  let h = firstStep(space, slopeAt, x, first, settings);
  while (t !== to) {
    if (accepted + rejected === maxSteps) {
      throw new RangeError(
        `Expected to reach t = ${to} in ${maxSteps} steps; got to t = ${t} with h = ${h}`,
      );
    }
    if (h <= 10 * Number.EPSILON * Math.abs(t)) {
      throw new RangeError(`Expected steps that change the time; got h = ${h} at t = ${t}`);
    }
    const step = embeddedStep(space, slopeAt, { x, first, t, next: stepFrom(t, h, to) });
    const { end, next, slopes } = step;
    const error = stepError(space, step, settings);
    h = Math.abs(next - t) * stepChange(error, most);
    if (error <= 1) {
      show(step);
      [x, ...slopes.slice(0, -1)].forEach((state) => space.release(state));
      x = end, first = slopes.at(-1)!, t = next;
      most = MOST_CHANGE;
      accepted++;
    } else {
      [end, ...slopes.slice(1)].forEach((state) => space.release(state));
      most = 1; // a step that follows a refusal does not grow
      rejected++;
    }
  }
  space.release(first);
  return { end: x, evaluations, accepted, rejected };
}

function isReached<State>(time: number, { t, next }: Step<State>): boolean {
  return next > t ? time <= next : time >= next;
}
