import {
  type AdaptiveSteps,
  type ReadingTimes,
  requireOrder,
  type Settings,
  settingsOf,
} from "./adaptive_options.ts";
import { embeddedStep, stateWithin, type Step, stepError } from "./embedded_step.ts";
import { type Field, type Motion, slopeAt } from "./field.ts";
import type { AdaptiveSolution, AdaptiveTrajectory } from "./solution.ts";
import { firstStep, MOST_CHANGE, stepChange, stepFrom } from "./step_size.ts";

/** Takes all the steps and keeps the last state. */
export function solveAdaptive<State, Given>(
  motion: Motion<State, Given>,
  options: AdaptiveSteps,
): AdaptiveSolution<State> {
  return advance(motion, settingsOf(options), () => {});
}

/** Takes all the steps and reads the solution at the times `at`, or after every step. */
export function trajectoryAdaptive<State, Given>(
  motion: Motion<State, Given>,
  options: ReadingTimes,
): AdaptiveTrajectory<State> {
  const { space } = motion, settings = settingsOf(options), { from, to } = settings;
  const times = [...options.at ?? [from]], states: State[] = [];
  requireOrder(times, from, to);
  const read = (step: Step<State>): void => {
    if (options.at === undefined) times.push(step.next);
    while (states.length < times.length && isReached(times[states.length]!, step)) {
      states.push(stateWithin(space, step, times[states.length]!));
    }
  };
  const { end, ...costs } = advance(motion, settings, read);
  while (states.length < times.length) states.push(space.copy(end)); // from = to takes no step
  space.release(end);
  return { times, states, ...costs };
}

/** Takes all the steps and shows each accepted one before its states are released. */
function advance<State, Given>(
  motion: Motion<State, Given>,
  settings: Settings,
  show: (step: Step<State>) => void,
): AdaptiveSolution<State> {
  const { space, x0 } = motion, { from, to, maxSteps } = settings;
  let evaluations = 0, accepted = 0, rejected = 0;
  const counted: Field<State> = (state, time) => {
    evaluations++;
    return slopeAt(motion, state, time);
  };
  let x = space.start(x0, "x0"), t = from;
  space.requireFinite(x, "x0");
  if (from === to) return { end: x, evaluations, accepted, rejected };

  let first = counted(x, t), most = MOST_CHANGE;
  let h = firstStep(space, counted, x, first, settings), size = -1;
  while (t !== to) {
    if (accepted + rejected === maxSteps) {
      throw new RangeError(
        `Expected to reach t = ${to} in ${maxSteps} steps; got to t = ${t} with h = ${h}`,
      );
    }
    if (h <= 10 * Number.EPSILON * Math.abs(t)) {
      const why = size < 0 ? "at once" : `after a step with ${size} times the error allowed`;
      throw new RangeError(`Expected steps that change the time; got h = ${h} at t = ${t}, ${why}`);
    }
    const step = embeddedStep(space, counted, { x, first, t, next: stepFrom(t, h, to) });
    const { end, next, slopes } = step;
    const error = size = stepError(space, step, settings);
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
