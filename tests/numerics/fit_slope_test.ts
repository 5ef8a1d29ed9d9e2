import { ok, throws } from "node:assert/strict";
import { fitSlope } from "../../lib/numerics/mod.ts";

Deno.test("the slope of a line is its slope, wherever its points are", () => {
  for (const x of [[0, 1], [-3, 5, 1], [1e6, 1e6 + 1, 1e6 + 7]]) {
    ok(Math.abs(fitSlope(x, x.map((v) => 4 - 2.5 * v)) + 2.5) < 1e-9);
  }
});

Deno.test("the slope of scattered points is that of the normal equations", () => {
  const x = [1, 2, 3], y = [1, 5, 2];
  ok(Math.abs(fitSlope(x, y) - (2 - 1) / 2) < 1e-15);
});

Deno.test("one point, equal places and lists of two lengths are refused", () => {
  throws(() => fitSlope([1], [1]), { name: "RangeError", message: /at least 2 points; got 1/ });
  throws(() => fitSlope([2, 2], [1, 3]), { name: "RangeError", message: /different places/ });
  throws(() => fitSlope([1, 2], [1]), { name: "TypeError", message: /values as places, 2; got 1/ });
});
