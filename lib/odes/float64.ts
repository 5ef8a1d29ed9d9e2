import type { Field } from "./field.ts";
import { rootMeanSquare } from "./root_mean_square.ts";
import type { Space } from "./space.ts";

/** A velocity v(x, t) of one point in float64; the vector it returns is as long as x. */
export type Field64 = Field<readonly number[], ArrayLike<number>>;

/**
 * Points as lists of float64 numbers.
 *
 * A start and the velocities may be any lists of numbers, typed arrays among them. They are copied,
 * so that a field may reuse one array.
 *
 * @example
 * ```ts
 * import { float64, RK4, solve } from "flowbook/odes";
 * const { end, evaluations } = solve(float64, (x) => x, [1], { tableau: RK4, steps: 100 });
 * console.log(end[0]!.toFixed(6), evaluations); // 2.718282 400
 * ```
 */
export const float64: Space<readonly number[], ArrayLike<number>> = {
  start: listOf,
  slope: (velocity, x, name) => {
    const slope = listOf(velocity, name);
    if (slope.length !== x.length) {
      throw new TypeError(`Expected ${name} of length ${x.length}; got ${slope.length}`);
    }
    return slope;
  },
  tidy: (work) => work(),
  copy: (x) => [...x],
  move: (x, scales, slopes) =>
    x.map((coordinate, i) => {
      let sum = coordinate; // a loop: a solver spends its time here
      for (let j = 0; j < scales.length; j++) sum += scales[j]! * slopes[j]![i]!;
      return sum;
    }),
  release: () => {},
  requireFinite: (x, name) => {
    const bad = x.find((entry) => !Number.isFinite(entry));
    if (bad !== undefined) throw new RangeError(`Expected ${name} to be finite; got ${bad}`);
  },
  norm: (scales, slopes, x, y, { rtol, atol }) =>
    rootMeanSquare(x.map((coordinate, i) => {
      const change = scales.reduce((sum, scale, j) => sum + scale * slopes[j]![i]!, 0);
      return change / (atol + rtol * Math.max(Math.abs(coordinate), Math.abs(y[i]!)));
    })),
};

function listOf(x: ArrayLike<number>, name: string): readonly number[] {
  if (typeof (x as ArrayLike<number> | null | undefined)?.length !== "number") {
    throw new TypeError(`Expected ${name} to be a list of numbers; got ${typeof x}`);
  }
  return Array.from(x);
}
