/**
 * Student code apart from everything: a process that answers calls and can do nothing else.
 *
 * @example
 * ```ts ignore
 * await using child = await openChild({ imports: ["flowbook/exact"] });
 * await child.run({ id: "q1-answer", source: "async function half(x: number) { return x / 2; }" });
 * await child.call("half", [3]); // 1.5
 * ```
 *
 * @module
 */
export { type CellRun, type Child, type ChildCell, type ChildOptions, openChild } from "./child.ts";
export { LIMITS, type Limits } from "./limits.ts";
export type { Argument, Callback, Plain } from "./plain/plain.ts";
export { ChildProblem, type ChildState, DEADLY } from "./problem.ts";
export { type Import, importsIn } from "./read_cell.ts";
export { walls } from "./walls.ts";
