import { deepEqual, equal } from "node:assert/strict";
import { gradescopeJson, gradescopeResults, markOf } from "../../../lib/press/marks/mod.ts";
import type { SubmissionResult, TestResult } from "../../../lib/press/marks/result.ts";
import { madeUpClass, unread } from "./made_up.ts";

const LOST: TestResult = {
  id: "q1-test-ends",
  says: "the ends have their places",
  visibility: "hidden",
  points: 3,
  earned: 0,
  state: "failed",
  reason: "Expected 0; got NaN",
  traceback: "at q1-answer:3:9",
};

function withTest(test: TestResult): SubmissionResult {
  const [result] = madeUpClass(1), [first, ...others] = result!.questions;
  return { ...result!, questions: [{ ...first!, tests: [first!.tests[0]!, test] }, ...others] };
}

Deno.test("Gradescope gets a score, every test with its points, and a visibility it knows", () => {
  for (const result of madeUpClass(20)) {
    const results = gradescopeResults(markOf(result), "friendly");
    equal(results.tests.reduce((sum, { score }) => sum + score, 0), results.score);
    equal(results.tests.reduce((sum, { max_score }) => sum + max_score, 0), 20);
    equal(new Set(results.tests.map(({ number }) => number)).size, results.tests.length);
    for (const { visibility, score, max_score } of results.tests) {
      equal(["visible", "after_published"].includes(visibility), true);
      equal(score <= max_score, true);
    }
  }
});

Deno.test("of a hidden test Gradescope says as much as the lecturer wants, of a visible one all", () => {
  const output = (test: TestResult, detail: Parameters<typeof gradescopeResults>[1]): string =>
    gradescopeResults(markOf(withTest(test)), detail).tests[1]!.output;
  equal(output(LOST, "none"), "");
  equal(output(LOST, "friendly").includes("0;"), false);
  equal(output(LOST, "message"), "Expected 0; got NaN");
  equal(output(LOST, "traceback"), "Expected 0; got NaN\nat q1-answer:3:9");
  const visible: TestResult = { ...LOST, visibility: "visible" };
  equal(output(visible, "none"), "Expected 0; got NaN\nat q1-answer:3:9");
  const long = output({ ...visible, reason: "x".repeat(1e6) }, "none");
  equal(long.length < 5000 && long.endsWith("more letters)"), true);
});

Deno.test("late days, unread answers and standings reach Gradescope", () => {
  const [result] = madeUpClass(1);
  const standings = [
    { name: "energy distance", value: 0.1, order: "small is good" as const },
    { name: "likelihood", value: -2, order: "large is good" as const },
  ];
  const mark = markOf({ ...unread(result!), standings }, 2, { freeDays: 0, perDay: 0.5 });
  const { score, output, tests, leaderboard } = gradescopeResults(mark, "none");
  equal(score, 0);
  equal(output, `not read yet: q3-written\n${mark.earned} points lost by 2 late days`);
  equal(tests.some(({ name }) => name.startsWith("q3")), false);
  deepEqual(leaderboard, [
    { name: "energy distance", value: 0.1, order: "asc" },
    { name: "likelihood", value: -2, order: "desc" },
  ]);
});

Deno.test("Gradescope's file is JSON with equal bytes for equal results", () => {
  const [result] = madeUpClass(1), results = gradescopeResults(markOf(result!), "message");
  const text = gradescopeJson(results);
  deepEqual(JSON.parse(text), results);
  equal(gradescopeJson(JSON.parse(text)), text);
});
