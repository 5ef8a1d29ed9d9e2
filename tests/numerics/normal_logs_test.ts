import { equal } from "node:assert/strict";
import { EXACT64, within } from "flowbook/judge";
import { normalCdf, normalLogCdf, normalLogQuantile, normalQuantile } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";
import { refuses } from "../tensors/refuses.ts";

Deno.test("normalLogCdf() is the logarithm of normalCdf() where that has one", () => {
  for (const z of [-30, -3, -0.5, 0, 0.5, 3]) {
    agree(normalLogCdf(z), Math.log(normalCdf(z)), EXACT64);
  }
  // in the upper tail log(1 - p) = -p (1 + p / 2), where 1 - p has lost the digits of p
  const p = normalCdf(-9);
  agree(normalLogCdf(9) / p, -1, within(1e-15, "p / 2"));
  equal(normalLogCdf(Infinity), 0);
  equal(normalLogCdf(-Infinity), -Infinity);
});

Deno.test("normalLogCdf() follows the asymptotic series far out", () => {
  for (const z of [-50, -1000]) {
    const series = 1 - z ** -2 + 3 * z ** -4 - 15 * z ** -6;
    const expected = -z * z / 2 - Math.log(-z * Math.sqrt(2 * Math.PI)) + Math.log(series);
    agree(normalLogCdf(z), expected, EXACT64);
  }
});

Deno.test("normalLogQuantile() inverts normalLogCdf()", () => {
  for (const z of [-1e4, -100, -8, -1, -0.01, 0, 0.5, 2]) {
    agree(normalLogQuantile(normalLogCdf(z)), z, EXACT64);
  }
  agree(normalLogQuantile(Math.log(0.2)), normalQuantile(0.2), EXACT64);
});

Deno.test("the logarithms of the normal law name what they cannot use", () => {
  refuses(() => normalLogCdf(NaN), new RangeError("Expected z to be a number; got NaN"));
  for (const logP of [0, -Infinity, NaN]) {
    refuses(
      () => normalLogQuantile(logP),
      new RangeError(`Expected logP finite and below 0; got ${logP}`),
    );
  }
});
