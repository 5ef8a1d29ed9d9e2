import type { Detail } from "../marks/mod.ts";

/** What a Gradescope autograder is made of. */
export interface GradescopeOptions {
  /** Path of the master. */
  readonly path: string;
  /** Of the variant that was handed out; 0 unless told. */
  readonly seed?: number;
  /** Folder with the lecturer's own tests. */
  readonly tests?: string;
  /** What late days cost, "10 % a day, 3 free days"; nothing unless told. */
  readonly late?: string;
  /** How much students are told of tests that failed; "message" unless told. */
  readonly detail?: Detail;
}

/** The same inside the archive, where every path is known. */
export interface PackedOptions extends GradescopeOptions {
  readonly seed: number;
  readonly detail: Detail;
}

/** Where the options lie in the archive. */
export const OPTIONS_FILE = "autograder.json";
