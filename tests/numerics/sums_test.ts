import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import { grid, mean, sum, variance, weightedSum } from "flowbook/numerics";
import { deepEqual, equal, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

Deno.test("sum() and mean() of typed arrays and lists", () => {
  equal(sum([]), 0);
  equal(sum(Float64Array.of(1, 2, 4)), 7);
  equal(mean([1, 2, 6]), 3);
  throws(() => mean([]), { name: "RangeError", message: "Expected at least one number; got none" });
});

Deno.test("weightedSum() is what the sum of the products is, and wants a weight for each value", () => {
  equal(weightedSum([], []), 0);
  equal(weightedSum(Float64Array.of(0.5, 0.25, 2), [4, 8, -1]), 2);
  throws(() => weightedSum([1], [1, 2]), {
    name: "TypeError",
    message: "Expected 2 weights, one a value; got 1",
  });
  const no = (list: unknown): number[] => list as number[];
  throws(() => weightedSum(no(3), no(4)), {
    name: "TypeError",
    message: "Expected weights to be a list of numbers; got number",
  });
  throws(() => weightedSum([], no("")), {
    name: "TypeError",
    message: "Expected values to be a list of numbers; got string",
  });
  throws(() => weightedSum([], no(null)), { name: "TypeError" });
});

Deno.test("weightedSum() is linear in either list, and with equal weights the mean", () => {
  const place = fc.double({ min: -9, max: 9, noNaN: true });
  const rows = fc.array(fc.tuple(place, place, place), { minLength: 1, maxLength: 9 });
  fc.assert(fc.property(rows, place, (rows, factor) => {
    const [u, v, w] = [0, 1, 2].map((k) => rows.map((row) => row[k]!)) as [
      number[],
      number[],
      number[],
    ];
    const mixed = u.map((a, i) => a + factor * v[i]!);
    const both = weightedSum(u, w) + factor * weightedSum(v, w);
    agree(weightedSum(mixed, w), both, EXACT64);
    agree(weightedSum(w, mixed), both, EXACT64);
    agree(weightedSum(u.map(() => 1 / u.length), u), mean(u), EXACT64);
  }));
});

Deno.test("variance() is half the mean square of the differences of all pairs", () => {
  const values = [0.3, -1, 2, 10, 4.5];
  const pairs = values.flatMap((a) => values.map((b) => (a - b) ** 2 / 2));
  agree(variance(values), mean(pairs), EXACT64);
  equal(variance(Float64Array.of(7)), 0);
  throws(() => variance([]), { name: "RangeError" });
});

Deno.test("grid() holds both ends exactly and even steps between", () => {
  const line = grid(-1, 2, 7);
  deepEqual([line.length, line[0], line.at(-1)], [7, -1, 2]);
  agree(line.slice(1).map((x, i) => x - line[i]!), Array(6).fill(0.5), EXACT64);
  throws(() => grid(0, 1, 1), {
    name: "RangeError",
    message: "Expected count of at least 2; got 1",
  });
  throws(() => grid(0, Infinity, 3), { name: "RangeError" });
});
