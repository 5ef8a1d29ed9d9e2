import { type Points, requireFinite, requireShape, tf } from "../tensors/mod.ts";
import type { AdaptiveSteps, ReadingTimes } from "./adaptive_options.ts";
import {
  type AdaptiveSolution,
  type AdaptiveTrajectory,
  solveAdaptive,
  trajectoryAdaptive,
} from "./adaptive_steps.ts";
import {
  type FixedSteps,
  type Solution,
  solve,
  type Trajectory,
  trajectory,
} from "./fixed_steps.ts";
import type { Field, MeasuredSpace } from "./space.ts";

/** A velocity v(x, t) of a batch of points `[batch, dim]` that share one time. */
export type TensorField = (x: Points, t: number) => Points;

/** Batches of points as tensors; every state is freed as soon as it has been used. */
const tensors: MeasuredSpace<Points> = {
  copy: (x) => x.clone(),
  move: (x, scales, slopes) =>
    tf.tidy(() =>
      scales.reduce<Points>(
        (sum, scale, j) => scale === 0 ? sum : sum.add(slopes[j]!.mul(scale)),
        x.clone(),
      )
    ),
  release: (x) => x.dispose(),
  requireFinite,
  norm: (scales, slopes, x, y, { rtol, atol }) =>
    tf.tidy(() => {
      const change = tensors.move(tf.zerosLike(x), scales, slopes);
      const allowed = tf.maximum(tf.abs(x), tf.abs(y)).mul(rtol).add(atol);
      const total = tf.sum(tf.square(tf.div(change, allowed))).dataSync()[0]!;
      return Math.sqrt(total / Math.max(1, x.size));
    }),
};

/**
 * Moves a batch of points along dx/dt = v(x, t) in float32.
 *
 * The field runs inside `tf.tidy`: what it makes on the way is freed, what it holds elsewhere
 * stays.
 *
 * @param field v(x, t), from `[batch, dim]` and a time to `[batch, dim]`
 * @param x0    points at the start `[batch, dim]`; borrowed
 * @returns `end`, a fresh tensor `[batch, dim]`, and the number of evaluations
 * @throws {TypeError} when v returns another shape
 * @throws {RangeError} when steps is not a positive integer, or v returns NaN or infinity
 *
 * @example
 * ```ts
 * import { RK4, solveTensors } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const x0 = tf.tensor2d([[1, 0]]);
 * const { end } = solveTensors((x) => x.neg(), x0, { tableau: RK4, steps: 10 });
 * console.log(end.dataSync()[0]!.toFixed(4)); // 0.3679
 * tf.dispose([x0, end]);
 * ```
 */
export function solveTensors(
  field: TensorField,
  x0: Points,
  options: FixedSteps,
): Solution<Points> {
  requireShape(x0, ["batch", "dim"], "x0");
  // should the field throw on the way, tidy frees the states of the solver
  return tf.tidy(() => ({ ...solve(tensors, checked(field), x0, options) }));
}

/**
 * Moves a batch of points like {@link solveTensors} and keeps the points after every step.
 *
 * @returns the times and, for each, a fresh tensor `[batch, dim]`
 * @throws {TypeError} when v returns another shape
 * @throws {RangeError} when steps is not a positive integer, or v returns NaN or infinity
 */
export function trajectoryTensors(
  field: TensorField,
  x0: Points,
  options: FixedSteps,
): Trajectory<Points> {
  requireShape(x0, ["batch", "dim"], "x0");
  return tf.tidy(() => {
    const { times, states, evaluations } = trajectory(tensors, checked(field), x0, options);
    return { times: [...times], states: [...states], evaluations };
  });
}

/**
 * Moves a batch of points along dx/dt = v(x, t) in float32 by the method of Dormand and Prince, in
 * steps whose estimated error is at most atol + rtol |x| in the mean square over the whole batch.
 *
 * The points share their steps, so that one evaluation of the field serves all of them. Tolerances
 * below 1e-6 ask for more than float32 can hold.
 *
 * @param field v(x, t), from `[batch, dim]` and a time to `[batch, dim]`
 * @param x0    points at the start `[batch, dim]`; borrowed
 * @returns `end`, a fresh tensor `[batch, dim]`, and the numbers of evaluations and steps
 * @throws {TypeError} when v returns another shape
 * @throws {RangeError} when an option is out of range, v returns NaN or infinity, the steps become
 * too small to change the time, or more than `maxSteps` are needed
 *
 * @example
 * ```ts
 * import { solveAdaptiveTensors } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const x0 = tf.tensor2d([[1, 0]]);
 * const { end } = solveAdaptiveTensors((x) => x.neg(), x0, { rtol: 1e-5, atol: 1e-5 });
 * console.log(end.dataSync()[0]!.toFixed(4)); // 0.3679
 * tf.dispose([x0, end]);
 * ```
 */
export function solveAdaptiveTensors(
  field: TensorField,
  x0: Points,
  options: AdaptiveSteps,
): AdaptiveSolution<Points> {
  requireShape(x0, ["batch", "dim"], "x0");
  return tf.tidy(() => ({ ...solveAdaptive(tensors, checked(field), x0, options) }));
}

/**
 * Moves a batch of points like {@link solveAdaptiveTensors} and reads it at the times `at`, or
 * after every step.
 *
 * @returns the times and, for each, a fresh tensor `[batch, dim]`
 * @throws {TypeError} when v returns another shape
 * @throws {RangeError} as {@link solveAdaptiveTensors}, and when the times `at` are not in order
 */
export function trajectoryAdaptiveTensors(
  field: TensorField,
  x0: Points,
  options: ReadingTimes,
): AdaptiveTrajectory<Points> {
  requireShape(x0, ["batch", "dim"], "x0");
  return tf.tidy(() => {
    const { times, states, ...counts } = trajectoryAdaptive(tensors, checked(field), x0, options);
    return { times: [...times], states: [...states], ...counts };
  });
}

/** The field with its answers looked at; the copy keeps a tensor of the caller out of our hands. */
function checked(field: TensorField): Field<Points> {
  return (x, t) =>
    tf.tidy(() => {
      const velocity = field(x, t);
      requireShape(velocity, x.shape, "v(x, t)");
      return velocity.clone();
    });
}
