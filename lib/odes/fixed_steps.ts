import { requireCount } from "../require/numbers.ts";
import { requireEnds } from "./adaptive_options.ts";
import { type Motion, slopeAt } from "./field.ts";
import type { Solution, Trajectory } from "./solution.ts";
import { requireTableau, type Tableau } from "./tableaux.ts";

/** Equal steps from one time to another. */
export interface FixedSteps {
  /** The method, {@link RK4} say. */
  readonly tableau: Tableau;
  /** Number of equal steps, at least 1. */
  readonly steps: number;
  /** Time of the start; 0 unless told. */
  readonly from?: number;
  /** Time of the end; 1 unless told. An earlier time than `from` solves backward. */
  readonly to?: number;
  /** Fixed steps have no tolerance. */
  readonly rtol?: never;
  /** Fixed steps have no tolerance. */
  readonly atol?: never;
}

/** Takes all the steps and keeps the last state. */
export function solveFixed<State, Given>(
  motion: Motion<State, Given>,
  options: FixedSteps,
): Solution<State> {
  const { space, x0 } = motion, times = stepTimes(options);
  let end = space.start(x0, "x0");
  space.requireFinite(end, "x0");
  for (let n = 0; n < options.steps; n++) {
    const next = step(motion, end, times[n]!, times[n + 1]!, options.tableau);
    space.release(end);
    end = next;
  }
  return { end, evaluations: options.steps * options.tableau.b.length };
}

/** Takes all the steps and keeps every state. */
export function trajectoryFixed<State, Given>(
  motion: Motion<State, Given>,
  options: FixedSteps,
): Trajectory<State> {
  const { space, x0 } = motion, times = stepTimes(options), states = [space.start(x0, "x0")];
  space.requireFinite(states[0]!, "x0");
  for (let n = 0; n < options.steps; n++) {
    states.push(step(motion, states[n]!, times[n]!, times[n + 1]!, options.tableau));
  }
  return { times, states, evaluations: options.steps * options.tableau.b.length };
}

/** One step of the method, from time t to time `next`. */
function step<State, Given>(
  motion: Motion<State, Given>,
  x: State,
  t: number,
  next: number,
  { a, b, c }: Tableau,
): State {
  const { space } = motion, h = next - t;
  const slopes: State[] = [];
  a.forEach((row, i) => {
    const stage = space.move(x, row.map((entry) => h * entry), slopes);
    slopes.push(slopeAt(motion, stage, between(t, next, c[i]!)));
    space.release(stage);
  });
  const end = space.move(x, b.map((weight) => h * weight), slopes);
  space.requireFinite(end, `x at t = ${next}`);
  slopes.forEach((slope) => space.release(slope));
  return end;
}

/** The times between the steps, both ends among them; looks at the options. */
export function stepTimes({ tableau, steps, from = 0, to = 1 }: FixedSteps): number[] {
  requireTableau(tableau);
  requireCount(steps, "steps");
  requireEnds(from, to);
  return Array.from({ length: steps + 1 }, (_, n) => between(from, to, n / steps));
}

/** Exact at both ends, so that a field is never asked for a time just beyond them. */
export function between(from: number, to: number, share: number): number {
  return (1 - share) * from + share * to;
}
