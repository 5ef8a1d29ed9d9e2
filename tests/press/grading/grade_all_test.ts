import { deepEqual, equal } from "node:assert/strict";
import type { SubmissionResult, TestState } from "../../../lib/press/marks/mod.ts";
import { gradeAll, type Run } from "../../../lib/press/grading/run/grade_all.ts";
import type { Outcome } from "../../../lib/press/grading/run/grader.ts";

const NAMES = ["ada", "emmy", "zoe"];

function resultOf(folder: string, state: TestState): SubmissionResult {
  const test = { id: "q1-test", says: "", visibility: "visible", points: 1, earned: 0 } as const;
  return {
    form: 1,
    sheet: "00-toy",
    seed: 0,
    student: folder,
    folder,
    digest: "",
    rules: "",
    questions: [{ id: "q1", title: "", tests: [{ ...test, state }], written: [], remarks: [] }],
    remarks: [],
    standings: [],
  };
}

/** A run with graders that count who works beside whom. */
function runOf(
  jobs: number,
  outcome: (folder: string, time: number) => Outcome,
): Run & { beside: number[] } {
  const times = new Map<string, number>();
  const beside: number[] = [];
  let working = 0;
  return {
    beside,
    submissions: NAMES.map((folder) => ({ student: folder, folder, files: [], remarks: [] })),
    jobs,
    openGrader: () => ({
      async grade({ submission: { folder } }): Promise<Outcome> {
        beside.push(++working);
        await new Promise((done) => setTimeout(done, 5));
        working--;
        times.set(folder, (times.get(folder) ?? 0) + 1);
        return outcome(folder, times.get(folder)!);
      },
      [Symbol.dispose]: () => {},
    }),
    read: ({ student, folder }) =>
      Promise.resolve({ seed: 0, submission: { student, folder, digest: "", remarks: [] } }),
    known: () => Promise.resolve(undefined),
    keep: () => Promise.resolve(),
    progress: () => {},
  };
}

Deno.test("what ran out of time beside others is graded once more, alone, and that counts", async () => {
  const run = runOf(2, (folder, time) => ({
    result: resultOf(folder, folder === "emmy" && time === 1 ? "timed out" : "passed"),
  }));
  const { results } = await gradeAll(run);
  deepEqual(results.map(({ questions }) => questions[0]!.tests[0]!.state), Array(3).fill("passed"));
  equal(run.beside.length, 4);
  equal(run.beside.at(-1), 1);
});

Deno.test("what ran out of time alone is graded once more, too, and no more than that", async () => {
  const run = runOf(1, (folder, time) => ({
    result: resultOf(folder, folder === "emmy" && time === 2 ? "passed" : "timed out"),
  }));
  const { results } = await gradeAll(run);
  deepEqual(results.map(({ questions }) => questions[0]!.tests[0]!.state), [
    "timed out",
    "passed",
    "timed out",
  ]);
  equal(run.beside.length, 6);
});

Deno.test("one that cannot be graded stops nobody, and is named", async () => {
  const { results, failures } = await gradeAll(
    runOf(
      2,
      (folder) =>
        folder === "emmy" ? { failure: "no place" } : { result: resultOf(folder, "passed") },
    ),
  );
  deepEqual(results.map(({ folder }) => folder), ["ada", "zoe"]);
  deepEqual(failures, ["emmy: no place"]);
});
