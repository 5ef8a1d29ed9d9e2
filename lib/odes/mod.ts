/**
 * Ordinary differential equations dx/dt = v(x, t) in fixed or adaptive steps: a method is a table
 * of numbers.
 *
 * The stepping is written once, over a {@link Space} of states: {@link float64} judges,
 * {@link tensors} learns and samples, a {@link product} carries a log-density along, and a manifold
 * is one more space.
 *
 * @example
 * ```ts
 * import { marginalVelocity, twoBumps } from "flowbook/exact";
 * import { float64, RK4, solve } from "flowbook/odes";
 * const field = (x: readonly number[], t: number) => marginalVelocity(twoBumps, x, t);
 * const { end } = solve(float64, field, [0.5], { tableau: RK4, steps: 100 });
 * console.log(end[0]!.toFixed(6)); // 2.074511
 * ```
 *
 * @module
 */
export { EULER, HEUN, MIDPOINT, requireTableau, RK4, type Tableau } from "./tableaux.ts";
export { DORMAND_PRINCE, type EmbeddedTableau } from "./dormand_prince.ts";
export type { Space, Tolerances } from "./space.ts";
export { type Field64, float64 } from "./float64.ts";
export { type TensorField, tensors } from "./tensors.ts";
export { type GivenOf, type Parts, product, type StateOf } from "./product.ts";
export type { Field } from "./field.ts";
export type { FixedSteps } from "./fixed_steps.ts";
export type { AdaptiveSteps, ReadingTimes } from "./adaptive_options.ts";
export type {
  AdaptiveSolution,
  AdaptiveTrajectory,
  Solution,
  StepCounts,
  Told,
  Trajectory,
} from "./solution.ts";
export { solve } from "./solve.ts";
export { solveOnLine } from "./solve_on_line.ts";
export { trajectory } from "./trajectory.ts";
export type { LearnedField64, Pullback64, Sensitivity64, WayBack } from "./learned_field.ts";
export { type AdjointProblem, exactAdjoint } from "./exact_adjoint.ts";
export { adjoint, type AdjointSettings } from "./adjoint.ts";
export { pathEnergy, pathLength, type PathSteps, straightness } from "./path_measures.ts";
export { acceleration, curvature } from "./track.ts";
export { normalisedPathEnergy } from "./normalised_path_energy.ts";
export { type LearnedPathMeasures, learnedPathMeasures } from "./learned_path_measures.ts";
export { learnedCurvature } from "./learned_track.ts";
