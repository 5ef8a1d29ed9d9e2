import { deepEqual, equal } from "node:assert/strict";
import type { SubmissionResult } from "../../../lib/press/marks/mod.ts";
import { readNotebook } from "../../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../../lib/press/grading/grade_submission.ts";
import { readSheet, releaseNotebook, type Sheet } from "../../../lib/press/sheets/mod.ts";
import { fakeChildren } from "./fake_child.ts";

const TOY = new URL("../../problems/toy/notebooks/problems/00-toy.ipynb", import.meta.url).pathname;
const toy = await readSheet(TOY, { seed: 3 });

async function grade(
  sheet: Sheet,
  change: (id: string, source: string) => string,
): Promise<SubmissionResult> {
  const released = releaseNotebook(sheet);
  const cells = released.cells.map((cell) => ({ ...cell, source: change(cell.id, cell.source) }));
  const bytes = new TextEncoder().encode(JSON.stringify({ ...released, cells }));
  const submission = {
    student: "Ada",
    folder: "ada",
    digest: "",
    notebook: readNotebook(bytes),
    remarks: [],
  };
  return await gradeSubmission(sheet, submission, { openChild: fakeChildren(), rules: "" });
}

function solution(sheet: Sheet): (id: string, source: string) => string {
  const whole = new Map(sheet.cells.map((cell) => [cell.id, cell]));
  return (id, source) => whole.get(id)!.role === "answer" ? whole.get(id)!.source : source;
}

Deno.test("gradeSubmission() gives all points to the solution", async () => {
  const result = await grade(toy, solution(toy));
  for (const { tests } of result.questions) {
    for (const test of tests) equal(test.state, "passed", JSON.stringify(test));
  }
});

Deno.test("gradeSubmission() gives nothing to what was handed out", async () => {
  const { questions } = await grade(toy, (_, source) => source);
  const tests = questions.flatMap(({ tests }) => tests);
  deepEqual(new Set(tests.map(({ state }) => state)), new Set(["not answered"]));
  deepEqual(new Set(tests.map(({ earned }) => earned)), new Set([0]));
});
