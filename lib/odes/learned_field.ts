/**
 * A velocity v(x, t) with numbers that can be learned, and how it pulls a cotangent back; float64.
 *
 * @example
 * The logistic field, v = theta x (1 - x):
 *
 * ```ts
 * import type { LearnedField64 } from "flowbook/odes";
 * const logistic: LearnedField64 = {
 *   velocity: ([x], _t, [theta]) => [theta! * x! * (1 - x!)],
 *   pullback: ([x], _t, [theta], [a]) => ({
 *     x: [a! * theta! * (1 - 2 * x!)],
 *     parameters: [a! * x! * (1 - x!)],
 *   }),
 * };
 * console.log(logistic.velocity([0.5], 0, [2])); // [ 0.5 ]
 * ```
 */
export interface LearnedField64 {
  /** v(x, t), as long as x. */
  velocity(x: readonly number[], t: number, parameters: readonly number[]): ArrayLike<number>;
  /** How the number a . v moves with x and with the parameters. */
  pullback(
    x: readonly number[],
    t: number,
    parameters: readonly number[],
    a: readonly number[],
  ): Pullback64;
}

/** What a cotangent a pulls back to. */
export interface Pullback64 {
  /** a dv/dx, as long as x. */
  readonly x: ArrayLike<number>;
  /** a dv/dparameters, as long as the parameters. */
  readonly parameters: ArrayLike<number>;
}

/** What a gradient at the end of a solution is made of. */
export interface Sensitivity64 {
  /** The end of the forward solution. */
  readonly end: readonly number[];
  /** dL/dx0. */
  readonly start: readonly number[];
  /** dL/dparameters. */
  readonly parameters: readonly number[];
  /** Evaluations of the velocity on the way forward. */
  readonly evaluations: number;
  /** Evaluations of velocity and pullback on the way back. */
  readonly backward: { readonly velocities: number; readonly pullbacks: number };
  /** The most states that were kept for the way back at once. */
  readonly kept: number;
  /** Where the way back ends: x0, or what the reversed solver took for it. */
  readonly returned: readonly number[];
}

/**
 * How the way back knows the states of the way forward.
 *
 * - `stages`: all stages of all steps are kept, as by backpropagation through the solver
 * - `checkpoints`: the state of every sqrt(steps)-th step is kept and the rest computed again
 * - `continuous`: nothing is kept but the end; the solver runs backward for states and gradients
 */
export type WayBack = "stages" | "checkpoints" | "continuous";
