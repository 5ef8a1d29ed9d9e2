import { effectiveSampleSize, estimateMean, EXACT64, within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { throws } from "node:assert/strict";
import { agree } from "./agree.ts";

Deno.test("effectiveSampleSize() of equal weights is their count, whatever their size", () => {
  agree(effectiveSampleSize([0.2, 0.2, 0.2, 0.2]), 4, EXACT64);
  agree(effectiveSampleSize([5, 0, 5]), 2, EXACT64);
  agree(effectiveSampleSize(Float64Array.of(1, 2, 3)), 36 / 14, EXACT64);
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
    message: "Expected weights >= 0; got -1",
  });
  for (const weights of [[], [0, 0], [NaN], [1, Infinity]]) {
    throws(() => effectiveSampleSize(weights), { name: "RangeError" });
  }
});
