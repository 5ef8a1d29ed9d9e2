import { deepEqual, equal, rejects } from "node:assert/strict";
import {
  markOf,
  mergeShards,
  type RunRecord,
  type SubmissionResult,
  writeResult,
  writeRun,
} from "../../../lib/press/marks/mod.ts";
import { gradesCsv } from "../../../lib/press/marks/tables/grades.ts";
import { madeUpClass, madeUpRun } from "./made_up.ts";
import { inTemporary } from "./temporary.ts";

const RESULTS = madeUpClass(9), RUN = madeUpRun(RESULTS), OF = 3;

interface Shards {
  readonly folders: readonly string[];
  /** Writes a shard anew with another record, or with another result beside its own. */
  change(index: number, run: Partial<RunRecord>, extra?: SubmissionResult): Promise<void>;
}

async function withShards(use: (shards: Shards) => Promise<void>): Promise<void> {
  await inTemporary(async (root) => {
    const folders = Array.from({ length: OF }, (_, i) => `${root}/shard-${i + 1}`);
    const change: Shards["change"] = async (index, run, extra) => {
      const folder = folders[index - 1]!;
      await writeRun(folder, { ...RUN, shard: { index, of: OF }, ...run });
      if (extra !== undefined) await writeResult(folder, extra);
    };
    for (const [i, folder] of folders.entries()) {
      await change(i + 1, {});
      for (const result of RESULTS.filter((_, k) => k % OF === i)) {
        await writeResult(folder, result);
      }
    }
    await use({ folders, change });
  });
}

Deno.test("shards in any order give the bytes of a run in one piece", async () => {
  await withShards(async ({ folders }) => {
    const csv = (results: readonly SubmissionResult[]): string =>
      gradesCsv(results.map((result) => markOf(result)));
    await inTemporary(async (root) => {
      await writeRun(root, RUN);
      for (const result of RESULTS) await writeResult(root, result);
      const whole = await mergeShards([root]);
      for (const order of [folders, folders.toReversed()]) {
        const { run, results } = await mergeShards(order);
        deepEqual(run, RUN);
        equal(csv(results), csv(whole.results));
      }
    });
  });
});

Deno.test("a gap is refused, and every missing submission named", async () => {
  await withShards(async ({ folders }) => {
    await rejects(mergeShards(folders.slice(1)), /\n {2}shard 1 of 3 is missing$/);
    await Deno.remove(`${folders[1]}/results`, { recursive: true });
    const missing = RESULTS.filter((_, k) => k % OF === 1).map(({ folder }) =>
      `  "${folder}" was not graded`
    );
    await rejects(mergeShards(folders), (error: Error) => {
      deepEqual(error.message.split("\n").slice(1), missing);
      return true;
    });
    await rejects(mergeShards([]), /Expected folders of shards; got none/);
  });
});

Deno.test("an overlap is refused", async () => {
  await withShards(async ({ folders, change }) => {
    await rejects(mergeShards([...folders, folders[0]!]), /shard 1 of 3 is there 2 times/);
    await change(2, {}, RESULTS[0]);
    await rejects(mergeShards(folders), /"[^"]+" was graded by 2 shards$/);
  });
});

Deno.test("shards of different runs are refused, and every difference named", async () => {
  await withShards(async ({ folders, change }) => {
    await change(2, { sheet: "02-odes", seed: 7, rules: "other", submissions: ["a"] });
    await change(3, { shard: { index: 3, of: 4 } });
    await rejects(
      mergeShards(folders),
      /sheet 02-odes, not 01-.*\n.*seed 7, not 0\n.*another version.*\n.*other submissions\n.*one of 4/,
    );
  });
});

Deno.test("a result of other rules, or of nobody in the class, is refused", async () => {
  await withShards(async ({ folders, change }) => {
    await change(1, {}, { ...RESULTS[0]!, rules: "older" });
    await rejects(mergeShards(folders), /"[^"]+" was graded by other rules$/);
    await change(1, {}, RESULTS[0]);
    await change(1, {}, { ...RESULTS[0]!, folder: "a stranger" });
    await rejects(mergeShards(folders), /"a stranger" is none of the submissions$/);
  });
});
