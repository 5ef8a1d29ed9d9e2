import { EXACT64 } from "flowbook/judge";
import { grid, mean, sum } from "flowbook/numerics";
import { deepEqual, equal, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

Deno.test("sum() and mean() of typed arrays and lists", () => {
  equal(sum([]), 0);
  equal(sum(Float64Array.of(1, 2, 4)), 7);
  equal(mean([1, 2, 6]), 3);
  throws(() => mean([]), { name: "RangeError", message: "Expected at least one number; got none" });
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
