import { deepEqual } from "node:assert/strict";
import { judgeCheck } from "../../../lib/press/reproduce/judge_check.ts";
import type { LedgerCheck } from "../../../lib/press/reproduce/ledger.ts";
import type { CheckRecord } from "../../../lib/press/reproduce/records.ts";
import { checkRecord, ledgerCheck, MONTE_CARLO } from "./helpers.ts";

function reasons(record: Partial<CheckRecord>, anchor: Partial<LedgerCheck> = {}): string[] {
  return judgeCheck(checkRecord("value", record), ledgerCheck("value", anchor));
}

Deno.test("a check that agrees with its anchor and its planted mistake holds", () => {
  deepEqual(reasons({}), []);
  deepEqual(reasons({ left: 2 + 9e-11, right: 2 - 9e-11, error: 9e-11 }), []);
});

Deno.test("a false anchor fails a check whose sides agree", () => {
  const anchor = { expected: 2.000001 };
  deepEqual(reasons({}, anchor), ["left is 0.000001 from the anchor 2.000001; allowed 2e-10"]);
});

Deno.test("each side is compared with the anchor", () => {
  const tolerance = { allowed: 1e-10, error: 5e-11 };
  deepEqual(reasons({ ...tolerance, left: 2 + 2.5e-10, right: 2 + 1.5e-10 }), [
    "left is 2.5e-10 from the anchor 2; allowed 2e-10",
  ]);
  deepEqual(reasons({ ...tolerance, left: 2 + 1.5e-10, right: 2 + 2.5e-10 }), [
    "right is 2.5e-10 from the anchor 2; allowed 2e-10",
  ]);
});

Deno.test("a record that says fails is believed, with its reason", () => {
  deepEqual(reasons({ verdict: "fails", reason: "left is a constant" }), ["left is a constant"]);
  deepEqual(reasons({ verdict: "fails" }), ["left and right differ"]);
});

Deno.test("a record that says holds is not believed when its numbers say otherwise", () => {
  deepEqual(reasons({ left: 2.5 }, { expected: null }), [
    "left and right are 0.25 apart, though the record says that they agree",
  ]);
  deepEqual(reasons({ ...MONTE_CARLO, left: 2.5 }, { expected: null, within: { monteCarlo: 4 } }), [
    "left and right are 0.5 apart, though the record says that they agree",
  ]);
  deepEqual(reasons({ left: [2, 2] }), [
    "left and right have different shapes",
    "left and anchor have different shapes",
  ]);
});

Deno.test("numbers that are not finite, and so arrive as null, never hold", () => {
  for (const bad of [null, [2, null] as unknown as number[]]) {
    deepEqual(reasons({ left: bad }, { expected: null }), ["the record lacks a finite number"]);
  }
});

Deno.test("the tolerance of the cell may not be wider than that of the ledger", () => {
  deepEqual(reasons({ allowed: 1e-4 }, { expected: null, mistake: null }), [
    "the cell allows 0.0001, more than EXACT64 in the ledger",
  ]);
  deepEqual(reasons({ allowed: 1e-10 }, { within: "FLOAT32" }), []);
  deepEqual(reasons({}, { within: "EXACT", expected: null }), [
    "the ledger names an unknown tolerance, EXACT",
  ]);
});

Deno.test("an absolute distance from the anchor is absolute", () => {
  const within = { absolute: 1e-8, why: "eight decimals" };
  const far = { left: 200, right: 200 };
  deepEqual(reasons(far, { within, expected: 200 + 0.9e-8 }), []);
  deepEqual(reasons(far, { within, expected: 200 + 1.1e-8 }), [
    "left is 1.1e-8 from the anchor 200.000000011; allowed 1e-8",
  ]);
});

Deno.test("averages of random draws may lie as far from the anchor as from each other", () => {
  const anchor = { within: { monteCarlo: 4 } };
  deepEqual(reasons({ ...MONTE_CARLO, left: 2.009 }, anchor), []);
  deepEqual(reasons({ ...MONTE_CARLO, left: 2.007, right: 1.999 }, { ...anchor, expected: 1.99 }), [
    "left is 0.017 from the anchor 1.99; allowed 0.01",
  ]);
});

// the second entry has a much larger spread than the worst one, for which ±0.01 stands
const AVERAGES: Partial<CheckRecord> = {
  ...MONTE_CARLO,
  left: [2.003, 5.3],
  right: [2, 5],
  spread: [0.01, 0.4],
  control: { mistake: "swapped", value: [5, 2], miss: 3, required: 0.02 },
};

Deno.test("in a vector of averages each entry has its own spread", () => {
  const anchor = { within: { monteCarlo: 4 }, mistake: null };
  deepEqual(reasons(AVERAGES, { ...anchor, expected: [2, 5] }), []);
  deepEqual(reasons(AVERAGES, { ...anchor, expected: [2, 4.8] }), [
    "left is 0.5 from the anchor 4.8; allowed 0.4",
  ]);
  deepEqual(reasons({ ...AVERAGES, left: [2.02, 5] }, { ...anchor, expected: null }), [
    "left and right are 0.02 apart, though the record says that they agree",
  ]);
  const { spread: _, ...without } = AVERAGES;
  deepEqual(reasons(without, { ...anchor, expected: null }), [
    "the record does not say what each of its averages may be off by",
  ]);
});

const NO_ANCHOR = { expected: null, mistake: null };

Deno.test("a cell cannot make wide what the ledger holds narrow", () => {
  const wide = { left: 5, right: 7, allowed: 1e9, control: undefined as never };
  const stated = { ...wide, tolerance: { name: "stated", why: "because" } };
  const random = { ...wide, tolerance: { name: "monteCarlo", why: "because" } };
  deepEqual(reasons(stated, { ...NO_ANCHOR, within: { monteCarlo: 4 } }), [
    "the cell compares within stated; the ledger wants monteCarlo",
  ]);
  deepEqual(reasons(random, { ...NO_ANCHOR, within: { monteCarlo: 4, widest: 0.02 } }), [
    "the cell allows 1000000000, more than 0.02 in the ledger",
  ]);
  deepEqual(reasons(stated, { ...NO_ANCHOR, within: { absolute: 0.1, why: "bins" } }), [
    "the cell allows 1000000000, more than 0.1 in the ledger",
  ]);
  deepEqual(
    reasons({ ...AVERAGES, spread: [0.01, 7], control: undefined as never }, {
      ...NO_ANCHOR,
      within: { monteCarlo: 4, widest: 0.5 },
    }),
    ["the cell allows 7, more than 0.5 in the ledger"],
  );
});

Deno.test("a planted mistake is judged by its numbers, not by what the record says of it", () => {
  const forged = (value: number): Partial<CheckRecord> => {
    return { control: { mistake: "prior weights", value, miss: 0, required: 0 } };
  };
  deepEqual(reasons(forged(2), NO_ANCHOR), ["the planted mistake is off by 0; required 0"]);
  deepEqual(reasons(forged(2 + 5e-10), NO_ANCHOR).length, 1); // 2.5 tolerances
  deepEqual(reasons(forged(null as never), NO_ANCHOR), ["the planted mistake cannot be compared"]);
});

// 1.94 stays below 2.28, and with the mistake 7 does not
const AT_MOST: Partial<CheckRecord> = {
  left: 1.94,
  right: 2.28,
  tolerance: { name: "atMost", why: "may be anything below" },
  control: { mistake: "moment-matched line", value: 7, miss: 2.07, required: 1e-9 },
};

Deno.test("a bound of a cell is held against the bound of the ledger", () => {
  deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within: { atMost: 2.28 } }), []);
  deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within: { atMost: 2 } }), [
    "the cell's bound is 2.3; that of the ledger 2",
  ]);
  deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within: { atMost: 1.63 } }), [
    "the cell's bound is 2.3; that of the ledger 1.6",
    "1.94 is above 1.63",
  ]);
  deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within: { atLeast: 1 } }), [
    "the cell and the ledger bound different sides",
  ]);
  for (const within of ["EXACT64", { absolute: 1e9, why: "none" }]) {
    deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within }).length, 1); // wants two sides that agree
  }
});

Deno.test("a bound that is passed, or not passed by its mistake, does not hold", () => {
  const within = { atMost: 2.28 };
  deepEqual(reasons({ ...AT_MOST, left: 2.29 }, { ...NO_ANCHOR, within }), [
    "left and right are 0.0044 apart, though the record says that they agree",
    "2.29 is above 2.28",
  ]);
  const control = { ...AT_MOST.control!, value: 2.2 };
  deepEqual(reasons({ ...AT_MOST, control }, { ...NO_ANCHOR, within }), [
    "the planted mistake is off by 2.07; required 1e-9",
  ]);
  deepEqual(reasons(AT_MOST, { ...NO_ANCHOR, within: { ...within, margin: 5 } }), [
    "the planted mistake passes the bound by 4.7; required 5",
  ]);
  const atLeast = { ...AT_MOST, left: 2.5, tolerance: { name: "atLeast", why: "" } };
  const low = { ...AT_MOST.control!, value: 1 };
  deepEqual(
    reasons({ ...atLeast, control: low }, { ...NO_ANCHOR, within: { atLeast: 2.28, margin: 1 } }),
    [],
  );
});

Deno.test("bounds hold for both sides", () => {
  const sides = { left: 0.9995, right: 0.9995 };
  deepEqual(reasons(sides, { expected: null, within: { atLeast: 0.999 } }), []);
  deepEqual(reasons(sides, { expected: null, within: { atLeast: 0.9999 } }), [
    "0.9995 is below 0.9999",
  ]);
  deepEqual(reasons(sides, { expected: null, within: { atMost: 0.999 } }), [
    "0.9995 is above 0.999",
  ]);
});

Deno.test("the side that is further from the bound does not speak for the other", () => {
  const apart = { allowed: 0.01, error: 0.001 };
  for (const [left, right] of [[0.9985, 0.9995], [0.9995, 0.9985]] as const) {
    deepEqual(reasons({ ...apart, left, right }, { expected: null, within: { atMost: 0.999 } }), [
      "0.9995 is above 0.999",
    ]);
    deepEqual(reasons({ ...apart, left, right }, { expected: null, within: { atLeast: 0.999 } }), [
      "0.9985 is below 0.999",
    ]);
  }
});

Deno.test("a planted mistake must lead to the number in the ledger, to the digits printed there", () => {
  const leadsTo = (value: number): Partial<CheckRecord> => {
    return { control: { mistake: "prior weights", value, miss: 0.35, required: 1e-9 } };
  };
  deepEqual(reasons(leadsTo(1.2974)), []);
  deepEqual(reasons(leadsTo(1.2976)), ["the planted mistake gives 1.2976; the ledger has 1.297"]);
  const exact = { mistake: { what: "forgotten factor", value: 1 } }; // integers are exact
  deepEqual(reasons(leadsTo(1), exact), []);
  deepEqual(reasons(leadsTo(1.0001), exact), [
    "the planted mistake gives 1.0001; the ledger has 1",
  ]);
});

Deno.test("of several printed mistakes a cell may plant one", () => {
  const mistake = { what: "no determinant; its inverse", value: [1.296875, 4] };
  deepEqual(reasons({}, { mistake }), []);
  deepEqual(reasons({}, { mistake: { ...mistake, value: [2, 4] } }), [
    "the planted mistake gives 1.296875; the ledger has 2,4",
  ]);
});

Deno.test("a mistake that the ledger wants must be planted, and be far enough off", () => {
  const { control: _control, ...without } = checkRecord("value");
  deepEqual(judgeCheck(without, ledgerCheck("value")), [
    "the mistake is not planted: prior weights",
  ]);
  deepEqual(judgeCheck(without, ledgerCheck("value", { mistake: null })), []);
  const near = { mistake: "prior weights", value: 1.296875, miss: 1e-10, required: 1e-9 };
  deepEqual(reasons({ control: near }), ["the planted mistake is off by 1e-10; required 1e-9"]);
});
