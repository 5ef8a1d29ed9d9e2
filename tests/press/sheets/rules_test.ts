import { deepEqual, equal, ok } from "node:assert/strict";
import {
  answersPath,
  readSheet,
  readTriedAnswers,
  type Sheet,
  sheetProblems,
} from "../../../lib/press/sheets/mod.ts";
import { TOY, toyWith, toyWithSource } from "./toy.ts";

function errorsIn(sheet: Sheet): string[] {
  return sheetProblems(sheet).filter(({ kind }) => kind === "error")
    .map(({ cell, message }) => `${cell ?? "sheet"}: ${message}`);
}

async function expectError(sheet: Promise<Sheet>, words: string): Promise<void> {
  const errors = errorsIn(await sheet);
  ok(errors.some((error) => error.includes(words)), `${words} in ${JSON.stringify(errors)}`);
}

Deno.test("a good sheet has no errors, and hears how long others are", async () => {
  const sheet = await readSheet(TOY);
  const tried = readTriedAnswers(await Deno.readTextFile(answersPath(TOY)));
  const problems = sheetProblems(sheet, tried);
  deepEqual(problems.map(({ kind }) => kind), ["advice", "advice"]);
});

Deno.test("cells have one role, and points where they are marked", async () => {
  const tagged = (...tags: string[]) =>
    toyWith("q1-answer", (cell) => ({ ...cell, metadata: { tags } }));
  await expectError(tagged(), "q1-answer: Expected a tag of code");
  await expectError(tagged("given", "answer"), "Expected one role; got given and answer");
  await expectError(
    tagged("answer", "points-2"),
    "Expected points of tests and written answers only",
  );
  await expectError(tagged("written"), "Expected written in a markdown cell");
  await expectError(
    toyWith("q1-test-half", (cell) => ({ ...cell, metadata: { tags: ["test", "points-0"] } })),
    "Expected a tag such as points-2",
  );
  await expectError(tagged("answer"), "Expected metadata.nbgrader as the tags say");
});

Deno.test("regions open and close, and are spelled as the release expects", async () => {
  const answer = (change: (source: string) => string) => toyWithSource("q1-answer", change);
  await expectError(
    answer((s) => s.replace("  /// END SOLUTION\n", "")),
    "Expected /// END SOLUTION",
  );
  await expectError(answer((s) => s.replace("/// BEGIN", "// BEGIN")), "got // BEGIN SOLUTION");
  await expectError(answer((s) => s.replace(/.*SOLUTION\n/g, "")), "Expected /// BEGIN SOLUTION");
  await expectError(
    toyWithSource("q1-test-half", (s) => s.replaceAll("HIDDEN TESTS", "SOLUTION")),
    "Expected /// BEGIN HIDDEN TESTS",
  );
  await expectError(
    toyWithSource("q2-given", (s) => `/// BEGIN SOLUTION\n${s}`),
    "Expected no region in this cell",
  );
});

Deno.test("points add up, in headings and rubrics", async () => {
  await expectError(
    toyWithSource("q1-text", (s) => s.replace("5 points", "6 points")),
    "Expected 5 points in the heading",
  );
  await expectError(
    toyWithSource("q1-text", (s) => s.replace("## 1.", "### 1.")),
    "Expected ## 1. Title",
  );
  await expectError(
    toyWithSource(
      "q3-written",
      (s) => s.replace("- 1: says that the chord", "- 2: says that the chord"),
    ),
    "Expected a rubric of 2 points; its items add up to 3",
  );
  await expectError(
    toyWithSource("q3-written", (s) => s.replace("**Rubric**", "Rubric")),
    "**Rubric**",
  );
});

Deno.test("tests are checks with words that await answers", async () => {
  const door = (change: (source: string) => string) => toyWithSource("q1-test-door", change);
  await expectError(
    door((s) => s.replace("near(await decay(", "near(decay(")),
    "Expected await before decay",
  );
  await expectError(
    door((s) => s.replace(/.*near.*\n/, "")),
    "Expected near or holds beside refuses",
  );
  await expectError(
    door((s) => s.replace('"bad input fails at the door"', "words")),
    "Expected one await check",
  );
  await expectError(door(() => 'await check("nothing", () => {});'), "Expected a test of decay");
  await expectError(
    toyWithSource("q2-given", (s) => `${s}\nconst now = decay;`),
    "it uses decay, which is a stub at first",
  );
  await expectError(
    toyWithSource(
      "q1-answer",
      (s) => s.replace("  /// BEGIN SOLUTION\n", "").replace("async", "/// BEGIN SOLUTION\nasync"),
    ),
    "Expected a cell that can be read when it is handed out",
  );
});

Deno.test("links lead to chapters", async () => {
  const linked = (link: string) => toyWithSource("title", (s) => `${s}\n\nSee [7](${link}).`);
  deepEqual(errorsIn(await linked("../07-x.ipynb#loss")), []);
  await expectError(linked("07-x.ipynb"), "got 07-x.ipynb");
});

Deno.test("the seed has its place", async () => {
  await expectError(
    toyWithSource("setup", (s) => s.replace('split("00-toy")', 'split("toy")')),
    "split",
  );
  await expectError(
    toyWithSource("title", (s) => s.slice(2)),
    "Expected a first cell that begins with #",
  );
});

Deno.test("tried answers have a right one, three wrong ones, and the functions that are called", async () => {
  const sheet = await readSheet(TOY);
  const text = await Deno.readTextFile(answersPath(TOY));
  const messages = (changed: string): string =>
    sheetProblems(sheet, readTriedAnswers(changed)).map(({ message }) => message).join("\n");
  ok(
    /another right answer to q1/.test(
      messages(
        text.replace("### right: by a power of one half\n", "### wrong: x (loses q1-test-half)\n"),
      ),
    ),
  );
  ok(/Expected 3 wrong answers to q1; got 0/.test(messages("")));
  ok(/line \d+: Expected averageLeft/.test(messages(text.replaceAll("averageLeft", "average"))));
  ok(
    /Expected a test of q1; got q1-test-no/.test(
      messages(text.replace("q1-test-half", "q1-test-no")),
    ),
  );
});

Deno.test("tried answers are read with what they lose; what cannot be read is told with its line", () => {
  const answer =
    "## q2\n\n### wrong: no root (loses q2-test-a, q2-test-b)\n\nWhy.\n\n```ts\n1;\n\n## 2;\n```\n";
  deepEqual(readTriedAnswers(answer), [{
    question: "q2",
    verdict: "wrong",
    says: "no root",
    loses: ["q2-test-a", "q2-test-b"],
    source: "1;\n\n## 2;",
    line: 3,
  }]);
  const reason = (text: string): string => {
    try {
      readTriedAnswers(text);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  equal(reason("### right: a\n```ts\n```"), "line 1: Expected ## q2 above an answer; got none");
  ok(reason("## q1\n### wrong: a\n```ts\n```").startsWith("line 2: Expected ### right"));
  ok(reason("## q1\n### right: a\n## q2").startsWith("line 2: Expected a fence"));
  ok(reason("## q1\n### right: a\n```ts\n").startsWith("line 3: Expected ```"));
});
