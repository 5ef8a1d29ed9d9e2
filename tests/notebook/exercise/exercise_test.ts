import { deepStrictEqual, ok, rejects, strictEqual, throws } from "node:assert/strict";
import { judgeExercise } from "../../../lib/notebook/exercise/exercise.ts";
import { type Exercise, exercise, yourTurn } from "flowbook/notebook";
import {
  EXERCISE_TYPE,
  type ExerciseState,
} from "../../../lib/notebook/records/exercise_record.ts";
import type { Drawn } from "../../figures/words.ts";
import { capture, captureConsole } from "../capture.ts";
import { type Line, reasons, stub, task } from "./task.ts";

async function shown(yours: Line): Promise<Drawn> {
  const [message] = await capture(() => exercise("7.2", task(yours)));
  return message!.data;
}

Deno.test("a stub is not started: one quiet line, and the hint folded", async () => {
  const data = await shown(stub);
  deepStrictEqual(data, {
    "text/markdown": "**○ Exercise 7.2** · Write the mean $m$ of `x` and `t`.\n\n" +
      "<details><summary>Hint</summary>\n\nAdd, then *halve*.\n\n</details>",
    "text/plain": "○ Exercise 7.2 · Write the mean $m$ of `x` and `t`.\nHint: Add, then *halve*.",
    [EXERCISE_TYPE]: { id: "7.2", state: "not started", properties: 2 },
  });
});

Deno.test("a right answer is one line without a hint", async () => {
  deepStrictEqual(await shown((x, t) => 0.5 * (x + t)), {
    "text/markdown": "**✓ Exercise 7.2** · Write the mean $m$ of `x` and `t`.",
    "text/plain": "✓ Exercise 7.2 · Write the mean $m$ of `x` and `t`.",
    [EXERCISE_TYPE]: { id: "7.2", state: "right", properties: 2 },
  });
});

Deno.test("a wrong answer is told which property fails, where, and what was expected", async () => {
  const data = await shown(function mean(x, t): number {
    return Math.max(x, t);
  });
  const reason = "mean(1, 3) is 3; expected 2";
  strictEqual(
    data["text/markdown"],
    "**✗ Exercise 7.2** · Write the mean $m$ of `x` and `t`.\n\n" +
      `- ✗ is the mean: \`${reason}\`\n- ✓ lies between\n\n` +
      "<details><summary>Hint</summary>\n\nAdd, then *halve*.\n\n</details>",
  );
  strictEqual(
    data["text/plain"],
    "✗ Exercise 7.2 · Write the mean $m$ of `x` and `t`.\n" +
      `  ✗ is the mean: ${reason}\n  ✓ lies between\nHint: Add, then *halve*.`,
  );
  deepStrictEqual(data[EXERCISE_TYPE], {
    id: "7.2",
    state: "wrong",
    properties: 2,
    failed: [{ property: "is the mean", reason }],
  });
});

Deno.test("a law that fails says the value and the law in words", () => {
  deepStrictEqual(reasons((x: number, t: number) => x + t), [
    "yours(1, 3) is 4; expected 2",
    "yours(4, 2) is 6; expected a number between both",
  ]);
});

Deno.test("a promise that fails does not end the program", async () => {
  const state = judgeExercise("7.2", task((async () => await stub(1, 2)) as unknown as Line)).state;
  strictEqual(state, "wrong");
  await new Promise((resolve) => setTimeout(resolve)); // an unhandled rejection would end the test
});

Deno.test("what the reader's code throws is shown with the call", () => {
  const { state, failed } = judgeExercise("7.2", task((x) => (x as Drawn).no.where));
  strictEqual(state, "throws");
  strictEqual(
    failed![0]!.reason,
    "yours(1, 3) throws: Cannot read properties of undefined (reading 'where')",
  );
  const endless: Line = (x, t) => endless(x, t);
  strictEqual(reasons(endless)[0], "endless(1, 3) throws: Maximum call stack size exceeded");
  const words: Line = () => {
    throw "only words";
  };
  strictEqual(reasons(words)[0], "words(1, 3) throws: only words");
  const at = [[1, 3]], holds = (_: number, x: number): boolean => endless(x, x) > 0;
  deepStrictEqual(reasons(() => 2, { checks: { a: { at, expected: "a law", holds } } }), [
    "yours(1, 3) throws: Maximum call stack size exceeded",
  ]);
});

Deno.test("the worst property decides, and a stub is not worse than a mistake", async () => {
  const half = (x: number, t: number): number => x < t ? (x + t) / 2 : yourTurn(x, t);
  const cases: [Line, ExerciseState][] = [
    [half, "not started"],
    [(x, t) => x < t ? x : stub(x, t), "wrong"],
    [(x, t) => x < t ? (x as Drawn).no.where : stub(x, t), "throws"],
  ];
  for (const [yours, state] of cases) {
    strictEqual(judgeExercise("7.2", task(yours)).state, state);
  }
  const data = await shown(half);
  ok(data["text/plain"].includes("\n  ✓ is the mean\n  ○ lies between\n"));
});

Deno.test("words of the reader's making cannot become Markdown or a formula", async () => {
  const data = await shown(() => {
    throw new Error("costs $5\n\n# and `$6` <b>");
  });
  ok(data["text/markdown"].includes("`yours(1, 3) throws: costs $5 # and '$6' <b>`"));
});

Deno.test("a mistake of the author shows before anyone has begun", async () => {
  const broken = (expected: () => unknown): Exercise<Line> => ({
    ...task(stub),
    checks: { a: { at: [[0, 1]], expected: expected as () => number } },
  });
  const mine = new Error("mine");
  await rejects(
    exercise(
      "7.2",
      broken(() => {
        throw mine;
      }),
    ),
    (error) => error === mine,
  );
  await rejects(exercise("7.2", broken(() => NaN)), {
    name: "RangeError",
    message: 'Expected finite numbers for "a"; got NaN',
  });
});

Deno.test("exercise() refuses what is no exercise", () => {
  const good = task(stub), at = [[0, 1]];
  const cases: [string, object, string][] = [
    ["7", {}, 'Expected an id such as "7.2"; got "7"'],
    ["S7.2", {}, 'Expected an id such as "7.2"; got "S7.2"'],
    [
      "7.2",
      { asks: " " },
      "Expected a sentence that says what exercise 7.2 asks; got an empty text",
    ],
    ["7.2", { yours: 2 }, "Expected the function of exercise 7.2 as yours; got number"],
    ["7.2", { checks: {} }, "Expected checks for exercise 7.2; got none"],
    [
      "7.2",
      { checks: { a: { at: [], expected: () => 1 } } },
      'Expected lists of arguments at which "a" is tried; got none',
    ],
    [
      "7.2",
      { checks: { a: { at: [1], expected: () => 1 } } },
      'Expected lists of arguments at which "a" is tried; got none',
    ],
    [
      "7.2",
      { checks: { a: { at, expected: 1 } } },
      'Expected expected of "a" to be a function; got number',
    ],
    [
      "7.2",
      { checks: { a: { at, expected: () => 1, holds: () => true } } },
      'Expected expected of "a" to be a string; got function',
    ],
  ];
  for (const [id, change, message] of cases) {
    throws(() => judgeExercise(id, { ...good, ...change }), { name: "TypeError", message });
  }
});

Deno.test("yourTurn() says what to do when it is met outside an exercise", () => {
  throws(() => stub(1, 2), {
    name: "NotStarted",
    message: "This exercise is not started: put your code in the place of yourTurn(...)",
  });
});

Deno.test("an exercise without a hint has none, and a console gets its words", async () => {
  const { hint: _, ...bare } = task(stub);
  deepStrictEqual(await captureConsole(() => exercise("7.2", bare)), [
    "○ Exercise 7.2 · Write the mean $m$ of `x` and `t`.",
  ]);
});

Deno.test("equal exercises give equal bytes", async () => {
  for (const yours of [stub, Math.max]) {
    strictEqual(JSON.stringify(await shown(yours)), JSON.stringify(await shown(yours)));
  }
});
