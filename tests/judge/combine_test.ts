import { deltaMethod, estimateMean, EXACT64, share, stack } from "flowbook/judge";
import { stream } from "flowbook/random";
import { deepEqual, ok, throws } from "node:assert/strict";
import { agree } from "./agree.ts";

Deno.test("share() is the mean of zeros and ones, up to n against n - 1", () => {
  const draws = [1, 0, 0, 1, 1, 0, 1, 1], n = draws.length;
  const { value, standardError } = estimateMean(draws);
  const got = share(5, n);
  agree(got.value, value, EXACT64);
  agree(got.standardError, standardError * Math.sqrt((n - 1) / n), EXACT64);
  deepEqual(got.draws, n);
});

Deno.test("stack() lays estimates side by side and counts the fewest draws", () => {
  deepEqual(stack([estimateMean([1, 3]), estimateMean([2, 2, 2])]), {
    value: [2, 2],
    standardError: [1, 0],
    draws: 2,
  });
});

Deno.test("deltaMethod() gives a root the spread that repetition shows", () => {
  const root = { value: Math.sqrt, slope: (x: number) => 1 / (2 * Math.sqrt(x)) };
  const rounds = 2000, numbers = stream(12).split("rounds");
  const estimates = Array.from({ length: rounds }, (_, i) => {
    const squares = numbers.split(`${i}`).normal(400).map((z) => (2 * z) ** 2);
    return deltaMethod(estimateMean(squares), root);
  });
  const spread = Math.sqrt(estimateMean(estimates.map(({ value }) => (value - 2) ** 2)).value);
  const stated = estimateMean(estimates.map(({ standardError }) => standardError)).value;
  // a spread of 2000 rounds is itself known to 1 / sqrt(4000) = 1.6 %; four of these
  ok(Math.abs(spread / stated - 1) < 0.064, `${spread} against ${stated}`);
});

Deno.test("shares, stacks and functions refuse what they cannot take", () => {
  const cases: [() => unknown, string][] = [
    [() => share(1, 0), "Expected draws to be a positive integer; got 0"],
    [() => share(3, 2), "Expected hits to be a whole number from 0 to 2; got 3"],
    [() => share(0.5, 2), "Expected hits to be a whole number from 0 to 2; got 0.5"],
    [() => stack([]), "Expected at least one estimate; got none"],
    [
      () => deltaMethod(estimateMean([0, 0]), { value: Math.sqrt, slope: (x) => 1 / x }),
      "Expected f smooth at 0; got value 0 and slope Infinity",
    ],
  ];
  for (const [make, message] of cases) throws(make, { name: "RangeError", message });
});
