import type { Tableau } from "../../odes/tableaux.ts";
import type { Setting } from "../bijector.ts";

/** Equal steps of a method. */
export interface FixedSolver {
  /** The method, `RK4` say. */
  readonly tableau: Tableau;
  /** Number of equal steps from one end of time to the other. */
  readonly steps: number;
  /** Fixed steps have no tolerance. */
  readonly rtol?: never;
  /** Fixed steps have no tolerance. */
  readonly atol?: never;
}

/** Steps of the method of Dormand and Prince, as long as the tolerances allow. */
export interface AdaptiveSolver {
  /** Relative tolerance, at least 0. */
  readonly rtol: number;
  /** Absolute tolerance, above 0. */
  readonly atol: number;
  /** Most steps to try; 10 000 unless told. */
  readonly maxSteps?: number;
  /** Adaptive steps have one method. */
  readonly tableau?: never;
  /** Adaptive steps are as many as the tolerances ask for. */
  readonly steps?: never;
}

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
