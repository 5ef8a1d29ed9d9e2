/**
 * Answers that `data/problems/` tells of, handed in and graded as students' answers are; all of them
 * are tried without a grader in `answers_test.ts`.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { answersPath, findSheets } from "../../lib/press/sheets/mod.ts";
import { gradeAnswers } from "./grade_answers.ts";

for (const [folder, which] of [["toy", "all"], ["../..", "some"]] as const) {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  for (const { path } of await findSheets(root)) {
    Deno.test(`${basename(path, ".ipynb")}: answers are graded as they deserve`, async () => {
      deepEqual(await gradeAnswers(path, await Deno.readTextFile(answersPath(path)), which), []);
    });
  }
}
