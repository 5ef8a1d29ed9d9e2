import { deepStrictEqual, strictEqual } from "node:assert/strict";
import fc from "#properties";
import { within } from "flowbook/judge";
import { judgeExercise } from "../../../lib/notebook/exercise/exercise.ts";
import { reasons } from "./task.ts";

Deno.test("what is no finite number is named for what it is", () => {
  const words: [unknown, string][] = [
    [NaN, "NaN"],
    [-Infinity, "-Infinity"],
    [undefined, "undefined (is a return missing?)"],
    [null, "null"],
    ["2", "a string"],
    [2n, "a bigint"],
    [true, "a boolean"],
    [() => 2, "a function"],
    [{ value: 2 }, "an object"],
    [Promise.resolve(2), "a promise (leave out async)"],
    [[], "an empty list"],
    [[2, NaN], "a list with NaN at 1"],
    [[2, , 3], "a list with undefined (is a return missing?) at 1"],
    [[[2]], "a list with a list at 0"],
    [[2], "a list of 1 number"],
    [Float32Array.of(2, 3), "a list of 2 numbers"],
  ];
  for (const [value, what] of words) {
    strictEqual(reasons(() => value)[0], `yours(1, 3) is ${what}; expected a number`);
  }
});

Deno.test("numbers from lists are compared entry by entry, at the tolerance that is given", () => {
  const checks = {
    swapped: {
      at: [[[1, 2, 3]], [Float64Array.of(1, 2)]] as const,
      expected: (v: ArrayLike<number>) => Array.from(v).reverse(),
    },
  };
  const change = (yours: unknown): object => ({ yours, checks });
  deepStrictEqual(reasons(0, change((v: number[]) => Float32Array.from(v).toReversed())), []);
  deepStrictEqual(reasons(0, change((v: number[]) => [v[2], v[1], 7])), [
    "entry 2 of yours([1, 2, 3]) is 7; expected 1",
  ]);
  deepStrictEqual(reasons(0, change((v: number[]) => v.slice(1))), [
    "yours([1, 2, 3]) is a list of 2 numbers; expected a list of 3 numbers",
  ]);
  const near = { a: { at: [[1, 3]], expected: () => 2, within: within(0.01, "a test") } };
  deepStrictEqual(reasons(() => 2.019, { checks: near }), []); // 0.019 / 2 < 0.01
  deepStrictEqual(reasons(() => 2.021, { checks: near }), ["yours(1, 3) is 2.021; expected 2"]);
});

Deno.test("numbers print with as many digits as tell them apart", () => {
  const about = (value: number): string | undefined =>
    reasons(() => value, { checks: { a: { at: [[0, 0]], expected: () => 1 } } })[0];
  strictEqual(about(1.00000001), "yours(0, 0) is 1.00000001; expected 1");
  strictEqual(about(1 + 1e-9), "yours(0, 0) is 1.000000001; expected 1");
  strictEqual(about(1 + 1e-12), undefined);
});

Deno.test("a function is right exactly when it is within the tolerance everywhere", () => {
  const number = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.double({ min: -2, max: 2, noNaN: true }), (a, b, miss) => {
      const size = 1e-3;
      const { state } = judgeExercise("1.1", {
        asks: "a line",
        yours: (x: number) => a + b * x + miss * size * Math.max(1, Math.abs(a + b * x)),
        checks: {
          value: {
            at: [[0], [1], [-3]],
            expected: (x) => b * x + a,
            within: within(size, "a test"),
          },
        },
      });
      fc.pre(Math.abs(Math.abs(miss) - 1) > 1e-6); // at the edge rounding decides
      strictEqual(state, Math.abs(miss) < 1 ? "right" : "wrong");
    }),
    { seed: 1 },
  );
});

Deno.test("the reader's function may change its arguments without harm", () => {
  const rows = [[3, 1, 2]];
  const { state } = judgeExercise("1.1", {
    asks: "sort",
    yours: (v: number[]) => v.sort((a, b) => a - b),
    checks: {
      sorted: { at: [[rows[0]!]], expected: () => [1, 2, 3] },
      "has the same largest": {
        at: [[rows[0]!]],
        expected: "the largest last",
        holds: (value, v) => v[0] === 3 && value.at(-1) === 3,
      },
    },
  });
  strictEqual(state, "right");
  deepStrictEqual(rows, [[3, 1, 2]]);
});

Deno.test("long lists, functions and words are shortened in a call", () => {
  const args = [
    Float64Array.of(1, 2, 1 / 3, 4, 5),
    Math.sin,
    (x: number) => x,
    "a",
    { a: 1 },
    null,
  ];
  const checks = { a: { at: [args], expected: () => 1 } };
  deepStrictEqual(reasons(() => 2, { checks }), [
    'yours([1, 2, 0.33333, 4, … 5 entries], sin, a function, "a", {…}, null) is 2; expected 1',
  ]);
  const four = { a: { at: [[[1, 2, 3, 4]]], expected: () => 1 } };
  deepStrictEqual(reasons(() => 2, { checks: four }), ["yours([1, 2, 3, 4]) is 2; expected 1"]);
});
