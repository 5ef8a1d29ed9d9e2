import { createHash } from "node:crypto";
import { notebookText } from "../../ipynb/mod.ts";
import type { Sheet } from "../../sheets/mod.ts";

/** Rises when the grader gives other marks to the same submission. */
const VERSION = 1;

/**
 * A digest of all that marks depend on beside the submission: the sheet with its seed and its hidden
 * tests, the library, and how the grader works.
 *
 * @param library the script that student code computes with
 */
export function rulesOf({ notebook, seed }: Sheet, library: string): string {
  const parts = [notebookText(notebook), seed, library, VERSION];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
