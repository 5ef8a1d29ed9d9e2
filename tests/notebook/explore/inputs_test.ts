import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import { point, range } from "flowbook/notebook";
import { namedInputs } from "../../../lib/notebook/explore/inputs.ts";

Deno.test("range() gives the decimals that one would type", () => {
  const tenths = [-1, -0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1, 0];
  deepStrictEqual(range(-1, 1, 21).values.slice(0, 11), tenths);
  deepStrictEqual(range(0, 0.3, 4).values, [0, 0.1, 0.2, 0.3]);
  deepStrictEqual(range(1, 8, 8).values, [1, 2, 3, 4, 5, 6, 7, 8]);
  deepStrictEqual(range(1e-9, 3e-9, 3).values, [1e-9, 2e-9, 3e-9]);
  deepStrictEqual(range(-0.1, 0.5, 7).values.slice(0, 2), [-0.1, 0]); // not -0
});

Deno.test("range() goes from end to end in equal steps", () => {
  const ends = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 1000 }));
  fc.assert(
    fc.property(ends, fc.integer({ min: 2, max: 21 }), ([low, length], count) => {
      const from = low / 8, to = from + length / 8; // eighths have no rounding
      const { values, start } = range(from, to, count);
      strictEqual(values.length, count);
      deepStrictEqual([values[0], values.at(-1), start], [from, to, from]);
      const step = (to - from) / (count - 1);
      // The values are rounded to 12 digits of the span.
      values.forEach((value, i) => ok(Math.abs(value - from - i * step) <= 1e-11 * (to - from)));
    }),
    { seed: 1 },
  );
});

Deno.test("range() starts where it is told, however the number was computed", () => {
  strictEqual(range(0, 1, 11, { start: 0.1 + 0.2 }).start, 0.3);
  strictEqual(range(0, 1, 11, { label: "time t" }).label, "time t");
});

Deno.test("a film stands at its middle, or where it is told", () => {
  strictEqual(range(0, 1, 11, { play: 6 }).start, 0.5);
  strictEqual(range(0, 5, 6, { play: 6 }).start, 3);
  strictEqual(range(0, 1, 2, { play: 6 }).start, 1);
  strictEqual(range(0, 1, 11, { play: 6, start: 0 }).start, 0);
});

Deno.test("range() refuses what is no slider", () => {
  const cases: [Parameters<typeof range>, string][] = [
    [[1, 0, 5], "Expected a range with from < to; got [1, 0]"],
    [[0, 0, 5], "Expected a range with from < to; got [0, 0]"],
    [[0, NaN, 5], "Expected a range with from < to; got [0, NaN]"],
    [[0, Infinity, 5], "Expected a range with from < to; got [0, Infinity]"],
    [[0, 1, 1], "Expected count to be 2, 3, ...; got 1"],
    [[0, 1, 2.5], "Expected count to be 2, 3, ...; got 2.5"],
    [[0, 1, 3, { start: 0.3 }], "Expected start to be one of 0, 0.5, 1; got 0.3"],
  ];
  for (const [args, message] of cases) {
    throws(() => range(...args), { name: "RangeError", message });
  }
});

Deno.test("inputs keep their order and get their names", () => {
  const [first, second] = namedInputs({ t: range(0, 1, 2), σ: range(1, 2, 50) });
  deepStrictEqual(first, { name: "t", kind: "range", values: [0, 1], start: 0 });
  strictEqual(second!.name, "σ");
});

Deno.test("what is no input is refused by name", () => {
  const t = range(0, 1, 2);
  const cases: [unknown, string, string][] = [
    [{}, "TypeError", "Expected at least one input; got none"],
    [undefined, "TypeError", "Expected at least one input; got none"],
    [{ t, 1: t }, "TypeError", 'Expected an input with a name such as "t"; got "1"'],
    [{ t: 0.5 }, "TypeError", 'Expected input "t" to be made by range() or point(); got number'],
    [
      { t, p: { kind: "dial" } },
      "TypeError",
      'Expected input "p" to be made by range() or point(); got object',
    ],
    [
      { p: point({ x: [0, 1], y: [0, 1] }), t },
      "TypeError",
      'Expected a slider as first input, made by range(); got "p", a point',
    ],
    [{ t: range(0, 1, 22) }, "RangeError", 'Expected at most 21 values of "t"; got 22'],
  ];
  for (const [inputs, name, message] of cases) {
    throws(() => namedInputs(inputs as Parameters<typeof namedInputs>[0]), { name, message });
  }
});
