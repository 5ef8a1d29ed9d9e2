/**
 * The library as two files that need nothing else: what a student's folder carries.
 *
 * @module
 */
import { libraryScript } from "./library_script.ts";
import { libraryTypes } from "./types/library_types.ts";

export { libraryScript, publicModules } from "./library_script.ts";

/** The library for a folder that stands alone. */
export interface Library {
  /** `flowbook.js` */
  readonly script: string;
  /** `flowbook.d.ts` */
  readonly types: string;
}

/**
 * All public modules as one script, and its types as one file of declarations.
 *
 * @throws {Error} with the words of the bundler when it fails
 */
export async function bundleLibrary(): Promise<Library> {
  const [script, types] = await Promise.all([libraryScript(), libraryTypes()]);
  return { script, types };
}
