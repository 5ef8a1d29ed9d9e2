import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import fc from "#properties";
import { compare, estimateMean, estimateMeans, EXACT64, within } from "flowbook/judge";
import { stream } from "flowbook/random";

Deno.test("estimateMean() gives the textbook average and standard error", () => {
  const { value, standardError, draws } = estimateMean([2, 4, 4, 4, 5, 5, 7, 9]);
  strictEqual(value, 5);
  strictEqual(draws, 8);
  ok(compare(standardError, Math.sqrt(32 / 7 / 8), EXACT64).agrees); // squared deviations sum to 32
});

Deno.test("estimateMean() is not disturbed by a large offset", () => {
  const tolerance = within(1e-7, "1000 roundings near 2^20, each 1e-10; squaring first loses 1e-4");
  const draws = Array.from(stream(1).split("offset").normal(1000));
  const plain = estimateMean(draws);
  const shifted = estimateMean(draws.map((draw) => draw + 2 ** 20));
  const { value, standardError } = shifted;
  ok(compare(value - 2 ** 20, plain.value, tolerance).agrees);
  ok(compare(standardError / plain.standardError, 1, tolerance).agrees);
});

Deno.test("estimateMean() scales with its draws and does not move with their order", () => {
  const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2 });
  fc.assert(fc.property(numbers, fc.double({ min: 0.1, max: 10, noNaN: true }), (draws, factor) => {
    const plain = estimateMean(draws);
    const scaled = estimateMean(draws.map((draw) => factor * draw).reverse());
    const both = [plain.value, plain.standardError];
    const expected = both.map((number) => factor * number);
    ok(compare([scaled.value, scaled.standardError], expected, EXACT64).agrees);
  }));
});

Deno.test("the standard error covers the mean as often as a normal law says", () => {
  const rounds = 2000, root = stream(5).split("coverage");
  let inside = 0;
  for (let round = 0; round < rounds; round++) {
    const { value, standardError } = estimateMean(root.split(`${round}`).uniform(400));
    if (Math.abs(value - 0.5) <= 1.959964 * standardError) inside++;
  }
  const spread = Math.sqrt(0.95 * 0.05 / rounds);
  ok(Math.abs(inside / rounds - 0.95) < 4 * spread, `${inside} of ${rounds}`);
});

Deno.test("estimateMeans() is estimateMean() for each row", () => {
  const rows = [stream(2).normal(50), stream(3).normal(50), stream(4).uniform(50)];
  const together = estimateMeans(rows), alone = rows.map(estimateMean);
  deepStrictEqual(together.value, alone.map(({ value }) => value));
  deepStrictEqual(together.standardError, alone.map(({ standardError }) => standardError));
  strictEqual(together.draws, 50);
});

Deno.test("estimates refuse what has no average or no error", () => {
  const few = { name: "RangeError", message: "Expected at least 2 numbers in draws; got 1" };
  throws(() => estimateMean([1]), few);
  throws(() => estimateMean([1, NaN]), {
    name: "RangeError",
    message: "Expected finite numbers in draws; got NaN at index 1",
  });
  throws(() => estimateMean(["a", "b"] as unknown as number[]), {
    name: "TypeError",
    message: "Expected draws[0] to be a number; got string",
  });
  throws(() => estimateMeans([]), {
    name: "TypeError",
    message: "Expected at least one row of draws; got none",
  });
  throws(() => estimateMeans([[1, 2], [1, 2, 3]]), {
    name: "TypeError",
    message: "Expected rows[1] of length 2; got 3",
  });
});
