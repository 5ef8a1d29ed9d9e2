import * as tf from "#tensorflow";
import type { Points, VelocityField } from "../tensors/shapes.ts";
import { type Prediction, predictionWeights } from "../schedules/predictions.ts";
import { requireScheduler } from "../schedules/require_scheduler.ts";
import { scheduleChange, type ScheduleMatch } from "../schedules/schedule_change.ts";
import type { Scheduler } from "../schedules/scheduler.ts";

/**
 * The velocity of a model that predicts something else: data, noise or score.
 *
 *   v(x, t) = place(t) x + given(t) model(x, t)
 *
 * with the weights of `predictionWeights` of `flowbook/schedules`.
 *
 * @param model     prediction at x of shape [batch, dim] and t of shape [batch]; the same shape as x
 * @param predicts  what it predicts
 * @param scheduler the schedule that it has learned on
 * @throws {TypeError} when it is no scheduler
 * @throws {RangeError} later, when the prediction does not determine the velocity at a time, such as
 *   the noise at t = 0
 * @see Salimans and Ho 2022, section 4 and appendix D.
 *
 * @example
 * ```ts
 * import { velocityFrom } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { tf } from "flowbook/tensors";
 * const always3 = (x: tf.Tensor2D) => tf.fill<tf.Rank.R2>(x.shape, 3);
 * const velocity = velocityFrom(always3, { predicts: "data", scheduler: linearScheduler() });
 * console.log(velocity(tf.zeros([1, 1]), tf.tensor1d([0.5])).dataSync()[0]); // 6
 * ```
 */
export function velocityFrom(
  model: VelocityField,
  { predicts, scheduler }: { readonly predicts: Prediction; readonly scheduler: Scheduler },
): VelocityField {
  requireScheduler(scheduler);
  const ways = { given: predicts, wanted: "velocity" } as const;
  return (x, t) =>
    tf.tidy(() => {
      const weights = Array.from(t.dataSync<"float32">(), (time) =>
        predictionWeights(scheduler(time), ways));
      const place = column(weights.map((weight) =>
        weight.place
      ));
      const given = column(weights.map((weight) => weight.given));
      return tf.add(tf.mul(place, x), tf.mul(given, model(x, t))) as Points;
    });
}

/**
 * The same model on another schedule, after training: its particles end where they ended before.
 *
 *   v'(x, r) = scaleDot / scale x + scale timeDot v(x / scale, time)
 *
 * with the match of `scheduleChange` of `flowbook/schedules` at r.
 *
 * @param velocity what was learned on `from`
 * @throws {TypeError} when one is no scheduler
 * @throws {RangeError} when alpha / sigma of one does not increase; later, when a speed is not finite
 * @see Lipman et al. 2024, "Flow matching guide and code", section 4.6.
 *
 * @example
 * ```ts
 * import { changeSchedule } from "flowbook/paths";
 * import { cosineScheduler, linearScheduler } from "flowbook/schedules";
 * import { tf } from "flowbook/tensors";
 * const still = (x: tf.Tensor2D) => tf.zerosLike(x);
 * const moved = changeSchedule(still, { from: linearScheduler(), to: cosineScheduler() });
 * console.log(moved(tf.ones([1, 1]), tf.tensor1d([0])).dataSync()[0]!.toFixed(4)); // 1.5708
 * ```
 */
export function changeSchedule(
  velocity: VelocityField,
  schedules: { readonly from: Scheduler; readonly to: Scheduler },
): VelocityField {
  const match = scheduleChange(schedules);
  return (x, r) =>
    tf.tidy(() => {
      const matches = Array.from(r.dataSync<"float32">(), match);
      const numbers = (of: (one: ScheduleMatch) => number): tf.Tensor2D => column(matches.map(of));
      const before: Points = tf.div(x, numbers((one) => one.scale));
      const learned = velocity(before, tf.tensor1d(matches.map((one) => one.time)));
      const stretched = tf.mul(numbers((one) => one.scaleDot), before);
      return tf.add(stretched, tf.mul(numbers((one) => one.scale * one.timeDot), learned));
    });
}

function column(numbers: readonly number[]): tf.Tensor2D {
  return tf.tensor2d([...numbers], [numbers.length, 1]);
}
