/**
 * Which cells need which; loaded with the first run or edit, because it reads TypeScript.
 *
 * @module
 */
export { type CellNames, namesOf } from "./cell_names.ts";
export { type Past, type PastRun, type PlannedCell, type Plans, plansOf } from "./plan.ts";
