import type { Field, Space } from "./space.ts";
import { requireTableau, type Tableau } from "./tableaux.ts";

/** How to step from one time to another. */
export interface FixedSteps {
  readonly tableau: Tableau;
  /** Number of equal steps, at least 1. */
  readonly steps: number;
  /** Time of the start; 0 unless told. */
  readonly from?: number;
  /** Time of the end; 1 unless told. An earlier time than `from` solves backward. */
  readonly to?: number;
}

/** Where a solution ends, and what it cost. */
export interface Solution<State> {
  readonly end: State;
  /** How often the field was evaluated; in fixed steps, steps times stages. */
  readonly evaluations: number;
}

/** A solution at several times; in fixed steps, at the start and after every step. */
export interface Trajectory<State> {
  readonly times: readonly number[];
  /** The state at each of the times. */
  readonly states: readonly State[];
  readonly evaluations: number;
}

/**
 * Solves dx/dt = v(x, t) from x0 in equal steps and returns the end.
 *
 * @param space how to move states
 * @param field v(x, t)
 * @param x0    state at `from`; borrowed
 * @throws {RangeError} when steps is not a positive integer, a time is not finite, or a state or
 * velocity stops being finite
 */
export function solve<State>(
  space: Space<State>,
  field: Field<State>,
  x0: State,
  options: FixedSteps,
): Solution<State> {
  const times = stepTimes(options);
  space.requireFinite(x0, "x0");
  let end = space.copy(x0);
  for (let n = 0; n < options.steps; n++) {
    const next = step(space, field, end, times[n]!, times[n + 1]!, options.tableau);
    space.release(end);
    end = next;
  }
  return { end, evaluations: options.steps * options.tableau.b.length };
}

/**
 * Solves dx/dt = v(x, t) like {@link solve} and keeps every state on the way.
 *
 * @throws {RangeError} as {@link solve}
 */
export function trajectory<State>(
  space: Space<State>,
  field: Field<State>,
  x0: State,
  options: FixedSteps,
): Trajectory<State> {
  const times = stepTimes(options);
  space.requireFinite(x0, "x0");
  const states = [space.copy(x0)];
  for (let n = 0; n < options.steps; n++) {
    states.push(step(space, field, states[n]!, times[n]!, times[n + 1]!, options.tableau));
  }
  return { times, states, evaluations: options.steps * options.tableau.b.length };
}

/** One step of the method, from time t to time `next`. */
function step<State>(
  space: Space<State>,
  field: Field<State>,
  x: State,
  t: number,
  next: number,
  { a, b, c }: Tableau,
): State {
  const h = next - t;
  const slopes: State[] = [];
  a.forEach((row, i) => {
    const stage = space.move(x, row.map((entry) => h * entry), slopes);
    const time = between(t, next, c[i]!);
    const slope = field(stage, time);
    space.requireFinite(slope, `v(x, t) at t = ${time}`);
    space.release(stage);
    slopes.push(slope);
  });
  const end = space.move(x, b.map((weight) => h * weight), slopes);
  space.requireFinite(end, `x at t = ${next}`);
  slopes.forEach((slope) => space.release(slope));
  return end;
}

function stepTimes({ tableau, steps, from = 0, to = 1 }: FixedSteps): number[] {
  requireTableau(tableau);
  if (!Number.isInteger(steps) || steps < 1) {
    throw new RangeError(`Expected steps to be a positive integer; got ${steps}`);
  }
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw new RangeError(`Expected finite times from and to; got ${from} and ${to}`);
  }
  return Array.from({ length: steps + 1 }, (_, n) => between(from, to, n / steps));
}

/** Exact at both ends, so that a field is never asked for a time just beyond them. */
export function between(from: number, to: number, share: number): number {
  return (1 - share) * from + share * to;
}
