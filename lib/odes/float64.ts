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

/** A velocity v(x, t) of one point in float64; the vector it returns is as long as x. */
export type Field64 = (x: readonly number[], t: number) => ArrayLike<number>;

/** Points as lists of float64 numbers. */
const numbers: MeasuredSpace<readonly number[]> = {
  copy: (x) => [...x],
  move: (x, scales, slopes) =>
    x.map((coordinate, i) =>
      scales.reduce((sum, scale, j) => sum + scale * slopes[j]![i]!, coordinate)
    ),
  release: () => {},
  requireFinite: (x, name) => {
    const bad = x.find((entry) => !Number.isFinite(entry));
    if (bad !== undefined) throw new RangeError(`Expected ${name} to be finite; got ${bad}`);
  },
  norm: (scales, slopes, x, y, { rtol, atol }) => {
    const squares = x.map((coordinate, i) => {
      const change = scales.reduce((sum, scale, j) => sum + scale * slopes[j]![i]!, 0);
      return (change / (atol + rtol * Math.max(Math.abs(coordinate), Math.abs(y[i]!)))) ** 2;
    });
    return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, x.length));
  },
};

/**
 * Moves one point along dx/dt = v(x, t) in float64.
 *
 * @param field v(x, t)
 * @param x0    point at the start
 * @throws {TypeError} when v returns a vector of another length
 * @throws {RangeError} when steps is not a positive integer, or v returns NaN or infinity
 *
 * @example
 * ```ts
 * import { RK4, solve64 } from "flowbook/odes";
 * const { end, evaluations } = solve64((x) => x, [1], { tableau: RK4, steps: 100 });
 * console.log(end[0]!.toFixed(6), evaluations); // 2.718282 400
 * ```
 */
export function solve64(
  field: Field64,
  x0: ArrayLike<number>,
  options: FixedSteps,
): Solution<readonly number[]> {
  return solve(numbers, checked(field), listOf(x0, "x0"), options);
}

/**
 * Moves one point like {@link solve64} and keeps the point after every step.
 *
 * @throws {TypeError} when v returns a vector of another length
 * @throws {RangeError} when steps is not a positive integer, or v returns NaN or infinity
 */
export function trajectory64(
  field: Field64,
  x0: ArrayLike<number>,
  options: FixedSteps,
): Trajectory<readonly number[]> {
  return trajectory(numbers, checked(field), listOf(x0, "x0"), options);
}

/**
 * Moves one point along dx/dt = v(x, t) in float64 by the method of Dormand and Prince, in steps
 * whose estimated error is at most atol + rtol |x|.
 *
 * @param field v(x, t)
 * @param x0    point at the start
 * @throws {TypeError} when v returns a vector of another length
 * @throws {RangeError} when an option is out of range, v returns NaN or infinity, the steps become
 * too small to change the time, or more than `maxSteps` are needed
 * Source: Dormand and Prince 1980; step size after Hairer, Nørsett and Wanner 1993.
 *
 * @example
 * ```ts
 * import { solveAdaptive64 } from "flowbook/odes";
 * const { end, evaluations } = solveAdaptive64((x) => x, [1], { rtol: 1e-8, atol: 1e-8 });
 * console.log(end[0]!.toFixed(6), evaluations); // 2.718282 68
 * ```
 */
export function solveAdaptive64(
  field: Field64,
  x0: ArrayLike<number>,
  options: AdaptiveSteps,
): AdaptiveSolution<readonly number[]> {
  return solveAdaptive(numbers, checked(field), listOf(x0, "x0"), options);
}

/**
 * Moves one point like {@link solveAdaptive64} and reads it at the times `at`, or after every step.
 *
 * @throws {TypeError} when v returns a vector of another length
 * @throws {RangeError} as {@link solveAdaptive64}, and when the times `at` are not in order
 *
 * @example
 * ```ts
 * import { trajectoryAdaptive64 } from "flowbook/odes";
 * const tolerances = { rtol: 1e-8, atol: 1e-8 };
 * const { states } = trajectoryAdaptive64((x) => x, [1], { ...tolerances, at: [0, 0.5, 1] });
 * console.log(states.map(([x]) => x!.toFixed(6))); // [ "1.000000", "1.648721", "2.718282" ]
 * ```
 */
export function trajectoryAdaptive64(
  field: Field64,
  x0: ArrayLike<number>,
  options: ReadingTimes,
): AdaptiveTrajectory<readonly number[]> {
  return trajectoryAdaptive(numbers, checked(field), listOf(x0, "x0"), options);
}

/** The field with its answers looked at and copied, so that it may reuse one array. */
function checked(field: Field64): Field<readonly number[]> {
  return (x, t) => {
    const velocity = listOf(field(x, t), "v(x, t)");
    if (velocity.length !== x.length) {
      throw new TypeError(`Expected v(x, t) of length ${x.length}; got ${velocity.length}`);
    }
    return velocity;
  };
}

function listOf(x: ArrayLike<number>, name: string): number[] {
  if (typeof (x as ArrayLike<number> | null | undefined)?.length !== "number") {
    throw new TypeError(`Expected ${name} to be a list of numbers; got ${typeof x}`);
  }
  return Array.from(x);
}
