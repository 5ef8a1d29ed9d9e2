/**
 * TypeScript cells without a kernel: what is wrong with them, what they do, and how they look as one
 * module.
 *
 * @example
 * ```ts ignore
 * checkSyntax("const x: = 3;"); // { line: 1, column: 10, message: "Unexpected token" }
 * using worker = startCellWorker({ folder: new URL("notebooks/", root) });
 * const { outputs } = await worker.run("const x: number = 6;\n7 * x");
 * ```
 *
 * @module
 */
export { bySource } from "./by_source.ts";
export { checkNotebooks } from "./check_notebooks.ts";
export { examineModules, type NamedNotebook } from "./module/examine.ts";
export { forgivenRules } from "./module/forgiven.ts";
export { formatted, isFormatted } from "./module/format.ts";
export { type CellPlace, placeText } from "./module/translate.ts";
export { notebookModule } from "./module/notebook_module.ts";
export { type CellProblem, cellProblems } from "./module/problems.ts";
export { retakenNames } from "./module/retaken_names.ts";
export { type Cells, openCells } from "./run/open_cells.ts";
export { runCells } from "./run/run_cells.ts";
export { type CellWorker, startCellWorker } from "./run/worker.ts";
export { checkSyntax } from "./parse.ts";
export { transformCell } from "./transform/transform.ts";
