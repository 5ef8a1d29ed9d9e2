/**
 * Looks at a machine and says what is missing, with a remedy for each thing.
 *
 * @example
 * ```ts ignore
 * console.log(report(diagnose(await look("."))));
 * ```
 *
 * @module
 */
export { diagnose, report } from "./diagnose.ts";
export type { Finding } from "./finding.ts";
export { look } from "./look.ts";
export type { World } from "./world.ts";
