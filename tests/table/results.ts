import { readFile, rename, writeFile } from "node:fs/promises";
import type { Scores, Settings } from "./one_run.ts";

/** What is measured of a pair of laws without any network, for one seed. */
export interface PairResult {
  readonly pair: string;
  readonly seed: number;
  /** W2^2 of test starts and test data, from which NPE is formed. */
  readonly squaredDistance: number;
  /** W2 of two fresh samples of the data: what a perfect sampler scores. */
  readonly floor: number;
}

/** One trained network. */
export interface RunResult extends Scores {
  readonly method: string;
  readonly pair: string;
  readonly seed: number;
}

/** The file of results. */
export interface Results {
  readonly settings: Settings;
  /** When the last piece was measured, and on what. */
  readonly measured: string;
  readonly machine: string;
  readonly pairs: readonly PairResult[];
  readonly runs: readonly RunResult[];
}

/** Results so far; none when there is no file, or one with other settings. */
export async function readResults(path: string, settings: Settings): Promise<Results> {
  const none = { settings, measured: "", machine: "", pairs: [], runs: [] };
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return none;
    throw error;
  }
  const results: Results = JSON.parse(text);
  return JSON.stringify(results.settings) === JSON.stringify(settings) ? results : none;
}

/** Replaces the file whole or not at all, so that a stop at any time loses one piece at most. */
export async function writeResults(path: string, results: Results): Promise<void> {
  await writeFile(`${path}.part`, `${JSON.stringify(results, rounded, 2)}\n`);
  await rename(`${path}.part`, path);
}

/** Six digits: the last ones of float32 differ between machines. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
