import * as tf from "#tensorflow";
import { type Coefficient, scheduleAt, type Scheduler } from "../schedules/scheduler.ts";
import type { Times } from "../tensors/shapes.ts";

/** Coefficients of a scheduler at the times of a batch, as columns of shape [batch, 1]. */
export type Coefficients<Needed extends Coefficient> = Readonly<Record<Needed, tf.Tensor2D>>;

/**
 * Reads a scheduler at the times of a batch, in float64, and rounds to float32.
 *
 * Gradients in t pass through alpha and sigma by their speeds. Those of the speeds themselves are not
 * known to a scheduler, and are refused when they are asked for.
 *
 * @param t      times of shape [batch], in [0, 1]
 * @param needed which coefficients
 * @throws {RangeError} when one of them is not finite
 */
export function coefficients<Needed extends Coefficient>(
  scheduler: Scheduler,
  t: Times,
  needed: readonly Needed[],
): Coefficients<Needed> {
  const times = t.dataSync<"float32">(), columns = needed.map(() => new Float32Array(times.length));
  for (let i = 0; i < times.length; i++) { // of every training step: no lists in between
    const schedule = scheduleAt(scheduler, times[i]!, needed);
    for (let j = 0; j < needed.length; j++) columns[j]![i] = schedule[needed[j]!];
  }
  const recording = tf.engine().state.gradientDepth > 0;
  const named = needed.map((name, j) => [
    name,
    recording
      ? recorded(scheduler, t, name, columns[j]!)
      : tf.tensor2d(columns[j]!, [times.length, 1]),
  ]);
  return Object.fromEntries(named) as Coefficients<Needed>; // one column for each name
}

/** A column on the tape, where its gradient in t is the speed of the coefficient. */
function recorded(
  scheduler: Scheduler,
  t: Times,
  name: Coefficient,
  numbers: Float32Array,
): tf.Tensor2D {
  const speedOf = (time: number): number => {
    const speed = ({ alpha: "alphaDot", sigma: "sigmaDot" } as const)[name as "alpha" | "sigma"];
    if (!speed) throw new Error(`${name}(t) has no gradient: a scheduler does not know it`);
    return scheduleAt(scheduler, time, [speed])[speed];
  };
  const times = t.dataSync<"float32">();
  return tf.customGrad<tf.Tensor2D>(() => ({
    value: tf.tensor2d(numbers, [numbers.length, 1]),
    gradFunc: (dy: tf.Tensor2D) => tf.mul(tf.squeeze(dy, [1]), times.map(speedOf)),
  }))(t);
}

/**
 * Demands noise at every time, where a formula divides by it.
 *
 * @throws {RangeError} when sigma(t) is 0 at one of the times
 */
export function requireNoise(scheduler: Scheduler, t: Times): void {
  for (const time of t.dataSync<"float32">()) {
    const { sigma } = scheduleAt(scheduler, time, ["sigma"]);
    if (!(Math.fround(sigma) > 0)) {
      throw new RangeError(`Expected sigma(t) > 0; got ${sigma} at t = ${time}`);
    }
  }
}
