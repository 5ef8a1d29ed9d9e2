import type { SubmissionResult } from "./result.ts";
import { inOrder, readResults } from "./result_files.ts";
import { readRun, type RunRecord } from "./run_record.ts";

/** A run of the grader with all its results. */
export interface Run {
  readonly run: RunRecord;
  readonly results: readonly SubmissionResult[];
}

/**
 * Joins the shards of one run, so that what is made of them is the same as of a run in one piece.
 *
 * @param folders of the shards, in any order
 * @throws {RangeError} naming every problem: shards of different sheets, seeds, tests or submissions;
 *   a shard twice or none; submissions that no shard graded, or two did
 */
export async function mergeShards(folders: readonly string[]): Promise<Run> {
  const shards = await Promise.all(folders.map(async (folder) => ({
    folder,
    run: await readRun(folder),
    results: await readResults(folder),
  })));
  const [first] = shards;
  if (first === undefined) throw new RangeError("Expected folders of shards; got none");
  const problems = shards.flatMap(({ folder, run }) => differences(run, first.run, folder));
  if (problems.length === 0) problems.push(...numbering(shards.map(({ run }) => run)));
  if (problems.length === 0) problems.push(...coverage(first.run, shards));
  if (problems.length > 0) {
    throw new RangeError(["Expected the shards of one run; got", ...problems].join("\n  "));
  }
  return {
    run: { ...first.run, shard: { index: 1, of: 1 } },
    results: inOrder(shards.flatMap(({ results }) => results)),
  };
}

function differences(run: RunRecord, first: RunRecord, folder: string): string[] {
  const problems: string[] = [];
  if (run.sheet !== first.sheet) problems.push(`${folder}: sheet ${run.sheet}, not ${first.sheet}`);
  if (run.seed !== first.seed) problems.push(`${folder}: seed ${run.seed}, not ${first.seed}`);
  if (run.rules !== first.rules) problems.push(`${folder}: graded by another version of the sheet`);
  if (run.shard.of !== first.shard.of) {
    problems.push(`${folder}: one of ${run.shard.of} shards, not of ${first.shard.of}`);
  }
  if (run.submissions.join("\n") !== first.submissions.join("\n")) {
    problems.push(`${folder}: a part of other submissions`);
  }
  return problems;
}

function numbering(runs: readonly RunRecord[]): string[] {
  const { of } = runs[0]!.shard;
  const problems: string[] = [];
  for (let index = 1; index <= of; index++) {
    const count = runs.filter(({ shard }) => shard.index === index).length;
    if (count === 0) problems.push(`shard ${index} of ${of} is missing`);
    if (count > 1) problems.push(`shard ${index} of ${of} is there ${count} times`);
  }
  return problems;
}

function coverage(run: RunRecord, shards: readonly Pick<Run, "results">[]): string[] {
  const counts = new Map(run.submissions.map((folder) => [folder, 0]));
  const problems: string[] = [];
  for (const { folder, sheet, rules } of shards.flatMap(({ results }) => results)) {
    const count = counts.get(folder);
    if (count === undefined) problems.push(`"${folder}" is none of the submissions`);
    else counts.set(folder, count + 1);
    if (sheet !== run.sheet || rules !== run.rules) {
      problems.push(`"${folder}" was graded by other rules`);
    }
  }
  for (const [folder, count] of counts) {
    if (count === 0) problems.push(`"${folder}" was not graded`);
    if (count > 1) problems.push(`"${folder}" was graded by ${count} shards`);
  }
  return problems;
}
