import { reason } from "../ipynb/reason.ts";
import { sortedJson } from "../ipynb/sorted_json.ts";
import { writeWhole } from "../files/write_whole.ts";

/** What a run of the grader was about; shards of one run agree in all but their number. */
export interface RunRecord {
  readonly form: 1;
  /** "01-measures-and-flows". */
  readonly sheet: string;
  /** "Measures and flows". */
  readonly title: string;
  /** Seed of the variant, or the one from which each student's own is drawn. */
  readonly seed: number;
  /** SHA-256 of the sheet, its hidden tests and the options of the grader, in hexadecimal. */
  readonly rules: string;
  /** Which part of the submissions: 1 of 1 is all of them. */
  readonly shard: Shard;
  /** The folders of all submissions, of every shard, in order. */
  readonly submissions: readonly string[];
}

/** One of several parts of a run, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Name of the file that holds the record of a run. */
const FILE = "run.json";

/** Keeps the record of a run in a folder. */
export async function writeRun(folder: string, run: RunRecord): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  await writeWhole(`${folder}/${FILE}`, `${sortedJson(run)}\n`);
}

/**
 * The record of the run whose results lie in a folder.
 *
 * @throws {Error} naming the folder when there is none, or none that can be read
 */
export async function readRun(folder: string): Promise<RunRecord> {
  const path = `${folder}/${FILE}`;
  const text = await Deno.readTextFile(path).catch((error) => {
    throw new Error(
      `Expected results of the grader in ${folder}; got no ${FILE}: ${reason(error)}`,
    );
  });
  const run = parsed(text, path) as Partial<RunRecord>;
  const { form, sheet, title, seed, rules, shard, submissions } = run;
  const known = form === 1 && typeof sheet === "string" && typeof title === "string" &&
    Number.isInteger(seed) && typeof rules === "string" && Number.isInteger(shard?.index) &&
    Number.isInteger(shard?.of) && Array.isArray(submissions) &&
    submissions.every((one) => typeof one === "string");
  if (!known) throw new Error(`Expected the record of a run in ${path}; got something else`);
  return run as RunRecord;
}

/**
 * JSON of a file.
 *
 * @throws {Error} naming the file when it is none
 */
export function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`Expected JSON in ${path}; got ${(error as Error).message}`);
  }
}
