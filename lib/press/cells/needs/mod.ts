/**
 * Which cells need which; loaded with the first run or edit, because it reads TypeScript.
 *
 * @module
 */
export { namesOf } from "./cell_names.ts";
export { type Past, type PlannedCell, type Plans, plansOf } from "./plan.ts";
