/**
 * Ordinary differential equations dx/dt = v(x, t) in fixed or adaptive steps: a method is a table
 * of numbers.
 *
 * The stepping is written once, over a {@link Space} of states, and runs in float64 and on tensors.
 *
 * @example
 * ```ts
 * import { marginalVelocity, twoBumps } from "flowbook/exact";
 * import { RK4, solve64 } from "flowbook/odes";
 * const field = (x: readonly number[], t: number) => marginalVelocity(twoBumps, x, t);
 * const { end } = solve64(field, [0.5], { tableau: RK4, steps: 100 });
 * console.log(end[0]!.toFixed(6)); // 2.074511
 * ```
 *
 * @module
 */
export { EULER, HEUN, MIDPOINT, requireTableau, RK4, type Tableau } from "./tableaux.ts";
export { DORMAND_PRINCE, type EmbeddedTableau } from "./dormand_prince.ts";
export type { Field, MeasuredSpace, Space, Tolerances } from "./space.ts";
export {
  type FixedSteps,
  type Solution,
  solve,
  type Trajectory,
  trajectory,
} from "./fixed_steps.ts";
export type { AdaptiveSteps, ReadingTimes } from "./adaptive_options.ts";
export {
  type AdaptiveSolution,
  type AdaptiveTrajectory,
  solveAdaptive,
  type StepCounts,
  trajectoryAdaptive,
} from "./adaptive_steps.ts";
export {
  type Field64,
  solve64,
  solveAdaptive64,
  trajectory64,
  trajectoryAdaptive64,
} from "./float64.ts";
export {
  solveAdaptiveTensors,
  solveTensors,
  type TensorField,
  trajectoryAdaptiveTensors,
  trajectoryTensors,
} from "./tensors.ts";
