import type { ReadingTimes } from "./adaptive_options.ts";
import { trajectoryAdaptive } from "./adaptive_steps.ts";
import type { Field } from "./field.ts";
import { type FixedSteps, trajectoryFixed } from "./fixed_steps.ts";
import type { AdaptiveTrajectory, Told, Trajectory } from "./solution.ts";
import type { Space } from "./space.ts";
import type { Tableau } from "./tableaux.ts";

/**
 * Solves dx/dt = v(x, t) like {@link solve} and keeps the state after every step; adaptive steps
 * can be read at given times instead.
 *
 * Between the ends of an adaptive step the solution is a polynomial of degree 4, which costs no
 * evaluation of the field; its error shrinks like h^4.
 *
 * @param options steps as in {@link solve}; beside tolerances also `at`, the times to read
 * @returns the times and, for each, a fresh state; the numbers of evaluations and steps
 * @throws {TypeError} as {@link solve}
 * @throws {RangeError} as {@link solve}, and when the times `at` are not in order
 * @see Shampine 1986 (the curve between steps).
 *
 * @example
 * ```ts
 * import { float64, trajectory } from "flowbook/odes";
 * const tolerances = { rtol: 1e-8, atol: 1e-8 };
 * const { states } = trajectory(float64, (x) => x, [1], { ...tolerances, at: [0, 0.5, 1] });
 * console.log(states.map(([x]) => x!.toFixed(6))); // [ "1.000000", "1.648721", "2.718282" ]
 * ```
 */
export function trajectory<State, Given, Method extends Tableau | undefined = undefined>(
  space: Space<State, Given>,
  field: Field<NoInfer<State>, NoInfer<Given>>,
  x0: NoInfer<Given>,
  options: (FixedSteps | ReadingTimes) & { readonly tableau?: Method },
): Told<Method, Trajectory<State>, AdaptiveTrajectory<State>> {
  const steps: FixedSteps | ReadingTimes = options;
  const states = space.tidy((): Trajectory<State> =>
    steps.tableau === undefined
      ? trajectoryAdaptive({ space, field, x0 }, steps)
      : trajectoryFixed({ space, field, x0 }, steps)
  );
  return states as Told<Method, Trajectory<State>, AdaptiveTrajectory<State>>;
}
