import fc from "#properties";
import { effectiveSampleSize, estimateMean, EXACT64, within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { throws } from "node:assert/strict";
import { agree } from "./agree.ts";

Deno.test("effectiveSampleSize() of equal weights is their count, whatever their size", () => {
  agree(effectiveSampleSize([0.2, 0.2, 0.2, 0.2]), 4, EXACT64);
  agree(effectiveSampleSize([5, 0, 5]), 2, EXACT64);
  agree(effectiveSampleSize(Float64Array.of(1, 2, 3)), 36 / 14, EXACT64);
});

Deno.test("effectiveSampleSize() does not see a factor of all weights, were it the largest number", () => {
  agree(effectiveSampleSize([1e-200, 1e-200]), 2, EXACT64);
  agree(effectiveSampleSize([1e200, 1e200]), 2, EXACT64);
  agree(effectiveSampleSize([Number.MAX_VALUE, Number.MAX_VALUE, 0]), 2, EXACT64);
  agree(effectiveSampleSize([5e-324, 0]), 1, EXACT64);
  const weight = fc.double({ min: 0, max: 1, noNaN: true });
  const list = fc.array(weight, { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(list, fc.integer({ min: -250, max: 250 }), (rest, power) => {
    const weights = [1, ...rest], size = effectiveSampleSize(weights);
    agree(effectiveSampleSize(weights.map((w) => w * 10 ** power)), size, EXACT64);
  }));
});

Deno.test("effectiveSampleSize() says how much more a weighted mean scatters", () => {
  const weights = Array.from({ length: 40 }, (_, i) => 1 + i % 7),
    total = weights.reduce((a, b) => a + b);
  const squares = Array.from({ length: 4000 }, (_, run) => {
    const draws = stream(1).split(`${run}`).normal(40);
    return draws.reduce((sum, z, i) => sum + weights[i]! * z / total, 0) ** 2;
  });
  const { value } = estimateMean(squares);
  agree(value * effectiveSampleSize(weights), 1, within(0.12, "five errors of 4 000 squares"));
});

Deno.test("effectiveSampleSize() refuses negative weights, and nothing but zeros", () => {
  throws(() => effectiveSampleSize([1, -1]), {
    name: "RangeError",
    message: "Expected weights[1] >= 0; got -1",
  });
  for (const weights of [[], [0, 0], [NaN], [1, Infinity]]) {
    throws(() => effectiveSampleSize(weights), { name: "RangeError" });
  }
});
