import type { AdaptiveSteps } from "./adaptive_options.ts";
import type { FixedSteps } from "./fixed_steps.ts";
import { float64 } from "./float64.ts";
import { solve } from "./solve.ts";

/**
 * Solves dx/dt = v(x, t) for one particle on the line and returns where it ends.
 *
 * {@link solve} with numbers in place of points: the same steps, the same bits.
 *
 * @param field v(x, t), a number
 * @param x0    place at the time `from`
 * @param options as for {@link solve}: a tableau and steps, or tolerances
 * @throws {TypeError} when x0 is no number, or the tableau is no table
 * @throws {RangeError} as {@link solve} does
 *
 * @example
 * ```ts
 * import { RK4, solveOnLine } from "flowbook/odes";
 * const end = solveOnLine((x) => x, 1, { tableau: RK4, steps: 100 });
 * console.log(end.toFixed(6)); // 2.718282
 * ```
 */
export function solveOnLine(
  field: (x: number, t: number) => number,
  x0: number,
  options: FixedSteps | AdaptiveSteps,
): number {
  if (typeof x0 !== "number") throw new TypeError(`Expected x0 to be a number; got ${typeof x0}`);
  return solve(float64, ([x], t) => [field(x!, t)], [x0], options).end[0]!;
}
