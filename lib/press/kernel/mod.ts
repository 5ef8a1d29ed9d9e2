/**
 * A client of the real Deno kernel: starts it, runs cells, gathers exactly what they put out.
 *
 * It speaks the Jupyter protocol over its own small ZeroMQ transport, because no package that does
 * it runs in Deno.
 *
 * @example
 * ```ts ignore
 * await using kernel = await startKernel({ cwd: "notebooks" });
 * const { status, outputs } = await kernel.run("1 + 1");
 * ```
 *
 * @module
 */
export { type Kernel, type KernelOptions, startKernel } from "./kernel.ts";
export type { CellRun } from "./run_cell.ts";
