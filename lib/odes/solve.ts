import type { AdaptiveSteps } from "./adaptive_options.ts";
import { solveAdaptive } from "./adaptive_steps.ts";
import type { Field } from "./field.ts";
import { type FixedSteps, solveFixed } from "./fixed_steps.ts";
import type { AdaptiveSolution, Solution, Told } from "./solution.ts";
import type { Space } from "./space.ts";
import type { Tableau } from "./tableaux.ts";

/**
 * Solves dx/dt = v(x, t) from x0 and returns the end.
 *
 * With `tableau` and `steps` it takes equal steps of that method. With `rtol` and `atol` it takes
 * steps of its own choice by the method of Dormand and Prince: a step is accepted when its
 * estimated error is at most atol + rtol |x|, in the mean square over the coordinates. There the
 * last slope of a step is the first of the next, so that
 *
 *   evaluations = 2 + 6 (accepted + rejected)
 *
 * @param space what x is: `float64`, `tensors`, a `product` of spaces or one of your own
 * @param field v(x, t)
 * @param x0    state at the time `from`; borrowed
 * @returns `end`, fresh, with the number of evaluations and, of adaptive steps, of steps
 * @throws {TypeError} when x0 is no state of the space, v gives no slope, or the tableau is no table
 * @throws {RangeError} when an option is out of range, or a state or velocity stops being finite;
 * in adaptive steps also when they become too small to change the time, or more than `maxSteps`
 * @see Dormand and Prince 1980; step size after Hairer, Nørsett and Wanner 1993, II.4.
 *
 * @example
 * ```ts
 * import { float64, RK4, solve } from "flowbook/odes";
 * const fixed = solve(float64, (x) => x, [1], { tableau: RK4, steps: 100 });
 * console.log(fixed.end[0]!.toFixed(6), fixed.evaluations); // 2.718282 400
 * const adaptive = solve(float64, (x) => x, [1], { rtol: 1e-8, atol: 1e-8 });
 * console.log(adaptive.end[0]!.toFixed(6), adaptive.evaluations); // 2.718282 68
 * ```
 */
export function solve<State, Given, Method extends Tableau | undefined = undefined>(
  space: Space<State, Given>,
  field: Field<NoInfer<State>, NoInfer<Given>>,
  x0: NoInfer<Given>,
  options: (FixedSteps | AdaptiveSteps) & { readonly tableau?: Method },
): Told<Method, Solution<State>, AdaptiveSolution<State>> {
  const steps: FixedSteps | AdaptiveSteps = options;
  // should the field throw on the way, the states of the solver are freed
  const solution = space.tidy((): Solution<State> =>
    steps.tableau === undefined
      ? solveAdaptive({ space, field, x0 }, steps)
      : solveFixed({ space, field, x0 }, steps)
  );
  return solution as Told<Method, Solution<State>, AdaptiveSolution<State>>;
}
