import {
  type FixedSteps,
  type Solution,
  solve,
  type Trajectory,
  trajectory,
} from "./fixed_steps.ts";
import type { Field, Space } from "./space.ts";

/** A velocity v(x, t) of one point in float64; the vector it returns is as long as x. */
export type Field64 = (x: readonly number[], t: number) => ArrayLike<number>;

/** Points as lists of float64 numbers. */
const numbers: Space<readonly number[]> = {
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
