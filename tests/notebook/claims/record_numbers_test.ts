import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "#properties";
import { compare, EXACT64, FLOAT32, monteCarlo, within } from "flowbook/judge";
import { recordDistance, recordSide } from "../../../lib/notebook/claims/record_numbers.ts";

function recorded(values: number[], tolerance: Parameters<typeof compare>[2]): unknown {
  return recordSide(values, compare(values, values, tolerance));
}

Deno.test("records keep digits to a hundredth of the tolerance", () => {
  deepStrictEqual(recorded([1 / 3, 200 / 3], EXACT64), [0.333333333333, 66.66666666667]);
  deepStrictEqual(recorded([1 / 3, 200 / 3], FLOAT32), [0.333333, 66.66667]);
  deepStrictEqual(recorded([1 / 3, 2e6 / 3], within(0.5, "coarse")), [0.333, 667000]);
  deepStrictEqual(recorded([-1e-20, -1e-13], EXACT64), [0, 0]);
  deepStrictEqual(recorded([1e-25 / 3], within(1e-28, "10^30 is no double")), [3.3333e-26]);
});

Deno.test("a recorded number is off by less than a hundredth of the tolerance", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
  fc.assert(fc.property(number, fc.double({ min: 1e-12, max: 1, noNaN: true }), (value, size) => {
    const comparison = compare(value, value, within(size, "any"));
    const off = Math.abs((recordSide([value], comparison) as number) - value);
    ok(off <= comparison.slack[0]! / 100 + Math.abs(value) * 2 ** -52); // half a unit, and rounding
  }));
});

Deno.test("each Monte Carlo number keeps the digits that its own error supports", () => {
  const estimate = { value: [1 / 3, 1 / 3], standardError: [1e-2, 1e-5], draws: 100 };
  const comparison = compare(estimate, [1 / 3, 1 / 3], monteCarlo());
  deepStrictEqual(recordSide(comparison.left, comparison), [0.3333, 0.3333333]);
});

Deno.test("a lone number is not recorded as a list, and what is not finite is null", () => {
  strictEqual(recordSide([2], compare(2, 2, EXACT64)), 2);
  deepStrictEqual(recordSide([2], compare([2], [2], EXACT64)), [2]);
  deepStrictEqual(recordSide([NaN, 1], compare([NaN, 1], [0, 1], EXACT64)), [null, 1]);
  deepStrictEqual(recordSide([Infinity], compare(Infinity, 1, EXACT64)), null);
});

Deno.test("distances have three digits, and none below a hundredth of what is allowed", () => {
  strictEqual(recordDistance(0.0123456, 1e-3), 0.0123);
  strictEqual(recordDistance(0.9e-12, 1e-10), 0);
  strictEqual(recordDistance(1.1e-12, 1e-10), 1.1e-12);
  strictEqual(recordDistance(Infinity, 1), null);
});
