/**
 * Tells Jupyter how to start the Deno kernel, and where Jupyter looks for it.
 *
 * @example
 * ```ts ignore
 * const machine = thisMachine();
 * const { path } = await writeSpec(userFolder(machine), kernelSpec(machine));
 * ```
 *
 * @module
 */
export { environmentFolder, searchedFolders, userFolder } from "./jupyter_folders.ts";
export { joinOn, type Machine, thisMachine } from "./machine.ts";
export { DENO_VERSION, isFetchedByNpx, kernelSpec } from "./spec.ts";
export { specPath, writeSpec } from "./write_spec.ts";
