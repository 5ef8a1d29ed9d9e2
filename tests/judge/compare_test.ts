import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import {
  AT_LEAST,
  AT_MOST,
  compare,
  type Estimate,
  estimateMean,
  EXACT64,
  FLOAT32,
  monteCarlo,
  type Side,
  within,
} from "flowbook/judge";
import { stream } from "flowbook/random";

/** The chance that a standard normal number is beyond z on either side, by Simpson's rule. */
function bothTails(z: number): number {
  const panels = 2000, width = 12 / panels; // beyond z + 12 nothing is left in float64
  let sum = 0;
  for (let k = 0; k <= panels; k++) {
    const weight = k === 0 || k === panels ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-0.5 * (z + k * width) ** 2);
  }
  return 2 * sum * width / 3 / Math.sqrt(2 * Math.PI);
}

Deno.test("compare() measures errors against the larger of 1 and the right side", () => {
  strictEqual(compare(0.25, 0.5, within(0.25, "exactly the distance")).error, 0.25);
  strictEqual(compare(300, 200, within(0.5, "exactly the distance")).error, 0.5);
  strictEqual(compare(-300, -200, within(0.5, "exactly the distance")).agrees, true);
  strictEqual(compare(200, 300, within(0.3, "a third is more")).agrees, false);
});

Deno.test("compare() reports the worst entry of a vector", () => {
  const comparison = compare([1, 2.5, 100], new Float64Array([1, 2, 101]), FLOAT32);
  strictEqual(comparison.shape, "vector");
  strictEqual(comparison.error, 0.25); // 0.5 / 2, against 1 / 101
  strictEqual(comparison.allowed, 1e-4);
  strictEqual(comparison.agrees, false);
  deepStrictEqual(comparison.left, [1, 2.5, 100]);
  const quarter = within(0.25, "a power of two has no rounding");
  deepStrictEqual(compare([1, 2, 100], [1, 2, 101], quarter).slack, [0.25, 0.5, 25.25]);
});

Deno.test("what breaks a bound is measured against the larger of 1 and the bound", () => {
  strictEqual(compare(300, 200, AT_MOST).error, 0.5);
  strictEqual(compare(0.75, 0.5, AT_MOST).error, 0.25);
  strictEqual(compare(100, 200, AT_LEAST).error, 0.5);
  deepStrictEqual(
    [compare(100, 200, AT_MOST), compare(300, 200, AT_LEAST)].map(({ error, agrees }) => ({
      error,
      agrees,
    })),
    [{ error: 0, agrees: true }, { error: 0, agrees: true }],
  );
  // A hundredth of the slack is the last digit that is recorded: five digits of the bound.
  deepStrictEqual(compare([1, 1], [2000, -2000], AT_MOST).slack, [2, 2]);
  deepStrictEqual(compare([6e-17, 0], [1e-12, 0], AT_MOST).slack, [1e-10, 1e-10]); // none of rounding
});

Deno.test("a side always agrees with itself and never beyond the tolerance", () => {
  const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
  fc.assert(fc.property(numbers, (side) => {
    strictEqual(compare(side, side, EXACT64).error, 0);
    const off = side.map((value) => value + 3e-10 * Math.max(1, Math.abs(value)));
    if (off.every(Number.isFinite)) strictEqual(compare(off, side, EXACT64).agrees, false);
  }));
});

Deno.test("NaN and infinity agree with nothing, not even with themselves", () => {
  const estimate = { value: NaN, standardError: 1, draws: 10 };
  for (const value of [NaN, Infinity, -Infinity]) {
    for (const [left, right] of [[value, 1], [1, value], [value, value]] as const) {
      strictEqual(compare(left, right, EXACT64).agrees, false);
      strictEqual(compare([0, left], [0, right], EXACT64).error, Infinity);
      strictEqual(compare({ ...estimate, value: left }, right, monteCarlo()).agrees, false);
    }
  }
});

Deno.test("one Monte Carlo number may be 4 standard errors off, those of both sides together", () => {
  const left: Estimate = { value: 1, standardError: 0.3, draws: 100 };
  const right: Estimate = { value: 2.9, standardError: 0.4, draws: 100 };
  const { error, allowed, agrees } = compare(left, right, monteCarlo());
  ok(Math.abs(error - 1.9) < 1e-12);
  ok(Math.abs(allowed - 2) < 1e-9); // 4 * 0.5; 1e-9 leaves room for the rounding that is allowed
  strictEqual(agrees, true);
  strictEqual(compare(left, 2.21, monteCarlo()).agrees, false);
  strictEqual(compare(left, 2.21, monteCarlo({ bias: 0.02, why: "bin width" })).agrees, true);
});

Deno.test("with m Monte Carlo numbers the chance of any false alarm stays that of one", () => {
  for (const m of [2, 10, 1000]) {
    const zeros = new Array<number>(m).fill(0), ones = new Array<number>(m).fill(1);
    const left: Estimate<readonly number[]> = { value: zeros, standardError: ones, draws: 100 };
    const { allowed } = compare(left, zeros, monteCarlo());
    // Simpson's rule and the allowed rounding of 1e-10 each cost far less than 1e-6.
    ok(Math.abs(m * bothTails(allowed) / bothTails(4) - 1) < 1e-6, `m = ${m}`);
  }
});

Deno.test("compare() accepts a true mean and rejects one that is off by 8 standard errors", () => {
  const estimate = estimateMean(stream(1).split("mean").normal(5000));
  strictEqual(compare(estimate, 0, monteCarlo()).agrees, true);
  strictEqual(compare(estimate, 8 / Math.sqrt(5000), monteCarlo()).agrees, false);
});

Deno.test("averages of equal draws are compared up to rounding", () => {
  const equal = estimateMean(new Array<number>(1000).fill(0.1));
  strictEqual(compare(equal, 0.1, monteCarlo()).agrees, true);
  strictEqual(compare(equal, 0.1001, monteCarlo()).agrees, false);
  const rounded = estimateMean(new Array<number>(1000).fill(0.1 + 0.2)); // not 0.3, one bit off
  strictEqual(compare(rounded, 0.3, monteCarlo()).agrees, true);
});

Deno.test("rounding is judged relative to the size of the right side, and absolutely near zero", () => {
  const without = (value: number): Side => ({ value, standardError: 0, draws: 2 });
  // EXACT64 is 1e-10: a tenth of it is rounding, ten times as much is not
  for (const right of [0, 1, 1e6]) {
    const scale = Math.max(1, right);
    strictEqual(compare(without(right + 1e-11 * scale), right, monteCarlo()).agrees, true);
    strictEqual(compare(without(right + 1e-9 * scale), right, monteCarlo()).agrees, false);
  }
});

Deno.test("the standard errors of either side count, and those alone", () => {
  const estimate: Side = { value: 0.9, standardError: 0.1, draws: 1000 };
  strictEqual(compare(0, estimate, monteCarlo()).agrees, false);
  strictEqual(compare(estimate, 0, monteCarlo()).agrees, false);
  strictEqual(compare(0.6, estimate, monteCarlo()).agrees, true);
});

Deno.test("the entry that is furthest off in standard errors is reported, wherever it stands", () => {
  const value = [1, 0.1, 0.5], standardError = [1, 0.01, 1];
  for (const order of [[0, 1, 2], [1, 0, 2], [0, 2, 1]]) {
    const sorted = (numbers: number[]): number[] => order.map((i) => numbers[i]!);
    const left = { value: sorted(value), standardError: sorted(standardError), draws: 100 };
    const { error, agrees } = compare(left, [0, 0, 0], monteCarlo());
    strictEqual(error, 0.1);
    strictEqual(agrees, false);
  }
});

Deno.test("compare() refuses sides of different shapes", () => {
  const cases: [Side, Side, string][] = [
    [1, [1], "Expected left of the shape of right, [1]; got a number"],
    [[1, 2], [1, 2, 3], "Expected left of the shape of right, [3]; got [2]"],
    [[], 1, "Expected at least one number in left; got none"],
    [
      "1" as unknown as number,
      1,
      "Expected left to be a number, numbers or an Estimate; got string",
    ],
    [
      1,
      null as unknown as number,
      "Expected right to be a number, numbers or an Estimate; got null",
    ],
    [[1, "2"] as unknown as number[], [1, 2], "Expected left[1] to be a number; got string"],
    [["1", 2] as unknown as number[], [1, 2], "Expected left[0] to be a number; got string"],
    [
      { value: 1, standardError: [1], draws: 2 } as unknown as Estimate,
      1,
      "Expected left.standardError of the shape of its value, a number; got [1]",
    ],
  ];
  for (const [left, right, message] of cases) {
    throws(() => compare(left, right, EXACT64), { name: "TypeError", message });
  }
});

Deno.test("compare() refuses Monte Carlo without standard errors, or with senseless ones", () => {
  throws(() => compare(1, 1, monteCarlo()), {
    name: "TypeError",
    message: "Expected an Estimate on a side of a Monte Carlo comparison; got none",
  });
  for (const standardError of [NaN, Infinity, -1]) {
    throws(() => compare({ value: 1, standardError, draws: 2 }, 1, monteCarlo()), {
      name: "RangeError",
      message: `Expected standard errors >= 0; got ${standardError}`,
    });
  }
});
