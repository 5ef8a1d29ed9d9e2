import { deepEqual, equal, match } from "node:assert/strict";
import { readNotebook } from "../../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../../lib/press/grading/mod.ts";
import { allowancesOf } from "../../../lib/press/grading/questions/allowance.ts";
import type { SubmissionResult } from "../../../lib/press/marks/mod.ts";
import { readSheet } from "../../../lib/press/sheets/mod.ts";
import { type Cost, type Count, fakeChildren } from "./fake_child.ts";
import { answered, fileOf, solutions } from "./made_up/notebooks.ts";
import { TOY } from "./toy.ts";

const toy = await readSheet(TOY);
const MOST = allowancesOf(toy).answers.seconds;

/** A right submission with cells of the student's own above it, each of which computes. */
async function grade(cost: Cost, { own = 0, count }: { own?: number; count?: Count } = {}): Promise<
  SubmissionResult
> {
  const notebook = answered(toy, solutions(toy));
  const cells = Array.from({ length: own }, (_, i) => ({
    ...{ cell_type: "code", id: `mine-${i}`, metadata: {}, outputs: [], execution_count: null },
    source: `const try${i} = ${i};`,
  }));
  const file = fileOf({ ...notebook, cells: [...cells, ...notebook.cells] });
  return await gradeSubmission(toy, {
    student: "Ada",
    folder: "ada",
    digest: "",
    notebook: readNotebook(new TextEncoder().encode(file)),
    remarks: [],
  }, { openChild: fakeChildren(count, cost), rules: "" });
}

function points({ questions }: SubmissionResult): number[] {
  return questions.map(({ tests }) => tests.reduce((sum, { earned }) => sum + earned, 0));
}

Deno.test("a slow honest submission loses nothing", async () => {
  deepEqual(points(await grade(() => 2)), [5, 4, 1]);
});

Deno.test("what stays just below each limit ends all the same, with a reason", async () => {
  let used = 0;
  const { questions } = await grade(() => (used += 9.9, 9.9));
  const tests = questions.flatMap(({ tests }) => tests);
  equal(tests[0]!.state, "passed");
  const last = tests.at(-1)!;
  equal(last.state, "timed out");
  match(last.reason!, /^the answers together have computed for more than 120 s; no more is run$/);
  equal(used >= MOST && used < MOST + 10, true, `${used} s`);
});

Deno.test("a submission that has used up its time opens no more places", async () => {
  const count = { opened: 0, closed: 0 };
  await grade(() => MOST, { count });
  deepEqual(count, { opened: 1, closed: 1 });
});

Deno.test("cells that no answer uses have a time of their own, and cost no points", async () => {
  const ran: string[] = [];
  const result = await grade((done) => {
    if (!("cell" in done && done.cell.startsWith("own-"))) return 0.1;
    ran.push(done.cell);
    return 9.9;
  }, { own: 20 });
  deepEqual(points(result), [5, 4, 1]);
  equal(ran.length, 4); // of twenty, in each of several places
  match(result.questions[0]!.remarks.join("\n"), /cell 5 .*computed for too long in all/);
});

Deno.test("a sheet of long trainings allows them", () => {
  const cells = toy.cells.map((cell) => ({ ...cell, seconds: 60 }));
  equal(allowancesOf({ cells }).answers.seconds, 360);
});
