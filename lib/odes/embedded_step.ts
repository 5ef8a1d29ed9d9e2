import { DORMAND_PRINCE as METHOD } from "./dormand_prince.ts";
import type { Field } from "./field.ts";
import { between } from "./fixed_steps.ts";
import type { Space, Tolerances } from "./space.ts";

/** A step from x at time t to `end` at time `next`, with the slopes on the way. */
export interface Step<State> {
  readonly t: number;
  readonly next: number;
  readonly x: State;
  readonly end: State;
  /** The first is v(x, t), the last v(end, next). */
  readonly slopes: readonly State[];
}

const ERROR_WEIGHTS = METHOD.b.map((weight, i) => weight - METHOD.embedded[i]!);
const LAST = METHOD.b.length - 1;

/**
 * One step of the method of Dormand and Prince.
 *
 * @param first v(x, t), known from the step before
 * @returns the step, with a fresh `end` and six fresh slopes after the first
 */
export function embeddedStep<State>(
  space: Space<State, never>,
  field: Field<State>,
  { x, first, t, next }: { x: State; first: State; t: number; next: number },
): Step<State> {
  const h = next - t, slopes = [first];
  const stageOf = (row: readonly number[]): State =>
    space.move(x, row.map((entry) => h * entry), slopes);
  for (let i = 1; i < LAST; i++) {
    const stage = stageOf(METHOD.a[i]!);
    slopes.push(field(stage, between(t, next, METHOD.c[i]!)));
    space.release(stage);
  }
  const end = stageOf(METHOD.a[LAST]!);
  space.requireFinite(end, `x at t = ${next}`);
  slopes.push(field(end, next));
  return { t, next, x, end, slopes };
}

/** The error of a step in units of what is allowed: at most 1 is good enough. */
export function stepError<State>(
  space: Space<State, never>,
  { t, next, x, end, slopes }: Step<State>,
  tolerances: Tolerances,
): number {
  const scales = ERROR_WEIGHTS.map((weight) => (next - t) * weight);
  return space.norm(scales, slopes, x, end, tolerances);
}

/** The fresh state at a time within the step, on the curve of the method; exact at both ends. */
export function stateWithin<State>(
  space: Space<State, never>,
  { t, next, x, end, slopes }: Step<State>,
  time: number,
): State {
  if (time === next) return space.copy(end);
  const h = next - t, theta = (time - t) / h;
  const scales = METHOD.dense.map((row) =>
    h * row.reduceRight((sum, coefficient) => (sum + coefficient) * theta, 0)
  );
  return space.move(x, scales, slopes);
}
