import fc from "#properties";
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { roundTo } from "../../../lib/notebook/records/round_to.ts";

Deno.test("a number is rounded to the power of ten at or just below the unit", () => {
  const rounded = [1e-3, 2e-3, 0.0099, 0.01].map((unit) => roundTo(Math.PI, unit));
  deepStrictEqual(rounded, [3.142, 3.142, 3.142, 3.14]);
  strictEqual(roundTo(-Math.PI, 1e-3), -3.142);
  strictEqual(roundTo(0.123456789012345, 1e-12), 0.123456789012);
});

Deno.test("a unit of 1 and above drops digits before the point", () => {
  deepStrictEqual([1, 9, 10, 250, 1e4].map((unit) => roundTo(1234.5, unit)), [
    ...[1235, 1235, 1230, 1200, 0],
  ]);
  deepStrictEqual([1, 10].map((unit) => roundTo(-1234.6, unit)), [-1235, -1230]);
});

Deno.test("a unit of 0, or finer than can be printed, leaves a number as it is", () => {
  for (const unit of [0, 1e-101]) strictEqual(roundTo(1 / 3, unit), 1 / 3);
});

Deno.test("what is rounded to nothing is 0, not -0", () => {
  for (const unit of [1e-3, 1, 10]) strictEqual(roundTo(-1e-9, unit), 0);
  for (const unit of [1e-3, 1, 10]) strictEqual(roundTo(-0, unit), 0);
});

Deno.test("rounding moves no number by more than half a unit, and rounded ones not at all", () => {
  const place = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(fc.property(place, fc.integer({ min: -9, max: 3 }), (value, power) => {
    const unit = 10 ** power, rounded = roundTo(value, unit);
    ok(Math.abs(rounded - value) <= unit / 2 + 1e-9 * Math.abs(value));
    strictEqual(roundTo(rounded, unit), rounded);
  }));
});
