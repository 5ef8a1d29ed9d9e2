import { reason } from "../ipynb/reason.ts";
import { sortedJson } from "../ipynb/sorted_json.ts";
import { fileNameOf } from "./file_name.ts";
import type { SubmissionResult } from "./result.ts";
import { parsed } from "./run_record.ts";
import { writeWhole } from "../files/write_whole.ts";

/** Below the folder of a run: one file a submission. */
const PLACE = "results";

/** Where the result of a submission lies, by the name of the submission's folder. */
export function resultPath(run: string, folder: string): string {
  return `${run}/${PLACE}/${fileNameOf(folder)}.json`;
}

/** Keeps a result in the folder of a run; a file is there whole or not at all. */
export async function writeResult(run: string, result: SubmissionResult): Promise<void> {
  await Deno.mkdir(`${run}/${PLACE}`, { recursive: true });
  await writeWhole(resultPath(run, result.folder), `${sortedJson(result)}\n`);
}

/**
 * The result of one submission, if it was graded before.
 *
 * @throws {Error} naming the file when it holds something else
 */
export async function readResult(
  run: string,
  folder: string,
): Promise<SubmissionResult | undefined> {
  const path = resultPath(run, folder);
  try {
    return requireResult(parsed(await Deno.readTextFile(path), path), path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/**
 * All results in the folder of a run, in the order of their folders' names.
 *
 * @throws {Error} naming the file when one holds something else
 */
export async function readResults(run: string): Promise<SubmissionResult[]> {
  const results: SubmissionResult[] = [];
  for (const name of await namesIn(`${run}/${PLACE}`)) {
    const path = `${run}/${PLACE}/${name}`;
    results.push(requireResult(parsed(await Deno.readTextFile(path), path), path));
  }
  return inOrder(results);
}

/** Results in the order of their folders' names, by the codes of their letters. */
export function inOrder(results: readonly SubmissionResult[]): SubmissionResult[] {
  return [...results].sort((a, b) => a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const names = await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
    return names.filter((name) => name.endsWith(".json")).sort();
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw new Error(`Expected a folder of results at ${folder}; got ${reason(error)}`);
  }
}

function requireResult(value: unknown, path: string): SubmissionResult {
  const { form, sheet, student, folder, questions, remarks, standings } = (value ?? {}) as Partial<
    SubmissionResult
  >;
  const known = form === 1 && [sheet, student, folder].every((name) => typeof name === "string") &&
    [questions, remarks, standings].every(Array.isArray) &&
    questions!.every(({ id, tests, written }) =>
      typeof id === "string" && Array.isArray(tests) && Array.isArray(written)
    );
  if (!known) throw new Error(`Expected the result of a submission in ${path}; got something else`);
  return value as SubmissionResult;
}
