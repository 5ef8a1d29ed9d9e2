/**
 * Autograders for Gradescope: an archive that is uploaded there once for a sheet.
 *
 * @module
 */
export { gradescopeZip } from "./gradescope_zip.ts";
export type { GradescopeOptions } from "./options.ts";
