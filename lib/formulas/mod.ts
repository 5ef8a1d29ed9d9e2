/**
 * Schedules that a reader types as formulas; mathjs reads and differentiates them.
 *
 * A room of its own, so that whoever needs no formula does not load mathjs.
 *
 * @example
 * ```ts
 * import { formulaScheduler } from "flowbook/formulas";
 * import { gaussianPath } from "flowbook/paths";
 * const { scheduler, tex } = formulaScheduler({ alpha: "sin(pi t / 2)", sigma: "(1 - t)^2" });
 * console.log(gaussianPath(scheduler).scheduler(0).sigma, tex.alphaDot);
 * ```
 *
 * @module
 */
export { type FormulaOfTime, formulaOfTime } from "./formula_of_time.ts";
export { type FormulaScheduler, formulaScheduler } from "./formula_scheduler.ts";
