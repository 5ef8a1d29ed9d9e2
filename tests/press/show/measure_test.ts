import { strictEqual } from "node:assert/strict";
import { AT_LEAST, AT_MOST, compare, EXACT64, monteCarlo } from "flowbook/judge";
import type { RecordedSide } from "../../../lib/notebook/records/claim_record.ts";
import { inMeasure, type Measure, measureOfMiss } from "../../../lib/press/show/measure.ts";

const measured = (name: string, wrong: RecordedSide, right: RecordedSide): Measure =>
  measureOfMiss({
    right,
    tolerance: { name, why: "" },
    control: { mistake: "a slip", value: wrong, miss: 1, required: 1e-9 },
  });

Deno.test("what is off is relative above 1, and a difference up to there", () => {
  strictEqual(measured("EXACT64", 1.15, 2.05), "relative");
  strictEqual(compare(1.15, 2.05, EXACT64).error.toFixed(3), "0.439"); // not 0.9
  strictEqual(measured("EXACT64", 1.15, -2.05), "relative");
  strictEqual(measured("stated", 0.5, 1), "absolute");
  strictEqual(measured("QUADRATURE64", 7, 0), "absolute");
});

Deno.test("averages of draws are compared as they are", () => {
  const estimate = { value: 1.15, standardError: 0.01, draws: 100 };
  strictEqual(compare(estimate, 2.05, monteCarlo()).error.toFixed(3), "0.900");
  strictEqual(measured("monteCarlo", 1.15, 2.05), "absolute");
});

Deno.test("of several numbers the one that is furthest off counts", () => {
  strictEqual(measured("EXACT64", [0.1, 8.1], [0.9, 8]), "absolute");
  strictEqual(measured("EXACT64", [0.8, 4], [0.9, 8]), "relative");
});

Deno.test("of several bounds the one that is furthest passed counts", () => {
  const [wrong, bounds] = [[0.1, 9], [0.9, 8]];
  strictEqual(compare(wrong!, bounds!, AT_MOST).error, 1 / 8);
  strictEqual(measured("atMost", wrong!, bounds!), "relative");
  strictEqual(compare(wrong!, bounds!, AT_LEAST).error, 0.8);
  strictEqual(measured("atLeast", wrong!, bounds!), "absolute");
});

Deno.test("only a relative distance needs a word, and what was never wrong has none", () => {
  strictEqual(inMeasure("relative"), " (relative)");
  strictEqual(inMeasure("absolute"), "");
  const exact = { right: 8, tolerance: { name: "EXACT64", why: "" } };
  strictEqual(measureOfMiss(exact), "absolute");
  const control = { mistake: "a slip", value: null, miss: null, required: 1e-9 };
  strictEqual(measureOfMiss({ ...exact, control }), "absolute"); // "off by ?"
});
