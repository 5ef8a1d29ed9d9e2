import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { notebookText } from "../../ipynb/mod.ts";
import type { RosterEntry, Sheet } from "../../sheets/mod.ts";

/** Rises when the grader gives other marks to the same submission. */
const VERSION = 2;

const LIBRARY = fileURLToPath(new URL("../../../", import.meta.url));
const NOT_COMPUTED_WITH = "press";

/**
 * A digest of all that marks depend on beside the submission: the sheet with its seed and its hidden
 * tests, the seeds of the class, the library, and how the grader works.
 */
export async function rulesOf(
  { notebook, seed }: Sheet,
  roster: readonly RosterEntry[],
): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([VERSION, seed, notebookText(notebook), roster]));
  for (const path of await sourcesIn(LIBRARY)) hash.update(await Deno.readFile(path));
  return hash.digest("hex");
}

async function sourcesIn(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (isDirectory && name !== NOT_COMPUTED_WITH) {
      paths.push(...await sourcesIn(`${folder}${name}/`));
    } else if (name.endsWith(".ts")) paths.push(`${folder}${name}`);
  }
  return paths.sort();
}
