/**
 * Answers that tell on what hidden tests ask, so that their feedback would show it.
 *
 * @module
 */
import { doesNotMatch, equal, match } from "node:assert/strict";
import { readNotebook } from "../../../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../../../lib/press/grading/mod.ts";
import type { QuestionResult } from "../../../../lib/press/marks/mod.ts";
import { readSheet } from "../../../../lib/press/sheets/mod.ts";
import { fakeChildren } from "../fake_child.ts";
import { answered, fileOf, solutions } from "../made_up/notebooks.ts";
import { TOY } from "../toy.ts";

const toy = await readSheet(TOY);

async function firstQuestion(source: string): Promise<QuestionResult> {
  const text = fileOf(answered(toy, solutions(toy, { "q1-answer": source })));
  const notebook = readNotebook(new TextEncoder().encode(text));
  const submission = { student: "Eve", folder: "eve", digest: "", notebook, remarks: [] };
  const { questions } = await gradeSubmission(toy, submission, {
    openChild: fakeChildren(),
    rules: "",
  });
  return questions[0]!;
}

/** Of the slope, which no visible test asks. */
const ASKED_BY_HIDDEN = /0\.2/;

Deno.test("what is printed while a hidden test asks is told nobody", async () => {
  const { printed } = await firstQuestion(`console.log("begin");
async function decay(x: number, t: number): Promise<number> {
  console.log("asked for", x, t);
  return x;
}`);
  match(printed!, /^begin\nasked for 0 1\n/);
  doesNotMatch(printed!, ASKED_BY_HIDDEN);
});

Deno.test("an answer cannot tell a visible test what hidden ones have asked", async () => {
  const { tests } = await firstQuestion(`const seen: number[] = [];
async function decay(x: number, t: number): Promise<number> {
  seen.push(t);
  if (x === 0) throw new Error(seen.join());
  return x;
}`);
  const visible = tests.find(({ visibility }) => visibility === "visible")!;
  equal(visible.state, "threw");
  doesNotMatch(visible.reason!, ASKED_BY_HIDDEN);
});
