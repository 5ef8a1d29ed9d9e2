import type { AdaptiveSteps } from "../../odes/adaptive_options.ts";
import type { FixedSteps } from "../../odes/fixed_steps.ts";
import type { Setting } from "../bijector.ts";

/** Equal steps of a method from one end of time to the other. */
export type FixedSolver = Omit<FixedSteps, "from" | "to">;

/** Steps of the method of Dormand and Prince, as long as the tolerances allow. */
export type AdaptiveSolver = Omit<AdaptiveSteps, "from" | "to">;

/** How a continuous flow solves its equation. */
export type FlowSolver = FixedSolver | AdaptiveSolver;

/** Whether the way leads from noise to data or back. */
export type Direction = "forward" | "inverse";

/** The ends of time in that direction. */
export function endsOf(direction: Direction): { readonly from: number; readonly to: number } {
  return direction === "forward" ? { from: 0, to: 1 } : { from: 1, to: 0 };
}

/** A solver as plain data. */
export function describeSolver(solver: FlowSolver): { readonly [setting: string]: Setting } {
  if (solver.tableau === undefined) return { rtol: solver.rtol, atol: solver.atol };
  return { method: solver.tableau.name, steps: solver.steps };
}
