/**
 * No hostile answer gains a mark, and none costs another question one: what the honest part of a
 * submission deserves, it gets. The walls themselves are tried in `tests/press/sandbox/`.
 *
 * @module
 */
import { deepEqual, equal, match } from "node:assert/strict";
import { readNotebook } from "../../../../lib/press/grading/answers/read_notebook.ts";
import { gradeSubmission } from "../../../../lib/press/grading/mod.ts";
import { openChild } from "../../../../lib/press/sandbox/mod.ts";
import { readSheet } from "../../../../lib/press/sheets/mod.ts";
import {
  answersOf,
  HOSTILE_ANSWERS,
  HOSTILE_TESTS,
  type HostileAnswer,
  withHostile,
} from "../made_up/hostile_answers.ts";
import { answered, fileOf, solutions } from "../made_up/notebooks.ts";
import { quick } from "../quick.ts";
import { TOY } from "../toy.ts";

const toy = quick(await readSheet(TOY));

async function requireItsDeserts(
  hostile: HostileAnswer,
  at: "find faults" | "compute",
): Promise<void> {
  const [answer] = answersOf(toy, at);
  const notebook = answered(toy, withHostile(solutions(toy), answer!, hostile));
  const result = await gradeSubmission(toy, {
    student: "Ada",
    folder: "ada",
    digest: "",
    notebook: readNotebook(new TextEncoder().encode(fileOf(notebook))),
    remarks: [],
  }, { openChild, rules: "" });
  const lost: string[] = [];
  for (const { id, tests } of result.questions) {
    const isHostile = answer!.id.startsWith(`${id}-`);
    for (const { id: test, state, earned, points, reason } of tests) {
      equal(earned, isHostile ? 0 : points, `${test}: ${state}, ${reason}`);
      if (isHostile) lost.push(reason!);
    }
  }
  match(lost.join("\n"), hostile.reason);
  deepEqual(lost.filter((reason) => reason.trim() === "" || reason.length > 2001), []);
}

for (const hostile of HOSTILE_ANSWERS) {
  Deno.test(`an answer costs its question alone: ${hostile.name}`, () =>
    requireItsDeserts(hostile, "compute"));
}

for (const hostile of HOSTILE_TESTS) {
  Deno.test(`a test that finds no fault earns nothing: ${hostile.name}`, () =>
    requireItsDeserts(hostile, "find faults"));
}
