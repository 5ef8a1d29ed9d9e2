import { equal, ok, throws } from "node:assert/strict";
import { correlation } from "../../lib/judge/mod.ts";
import { stream } from "../../lib/random/mod.ts";

Deno.test("lines correlate with 1 and -1, whatever their scale and place", () => {
  const a = [1, 2, 4, 9];
  ok(Math.abs(correlation(a, a.map((x) => 7 + 1e-3 * x)).value - 1) < 1e-12);
  ok(Math.abs(correlation(a, a.map((x) => 5 - 20 * x)).value + 1) < 1e-12);
});

Deno.test("a part that is shared shows as its share of the variance", () => {
  const numbers = stream(1), n = 40_000;
  const shared = numbers.split("shared").normal(n);
  const own = ["a", "b"].map((name) =>
    numbers.split(name).normal(n).map((z, i) => 0.6 * shared[i]! + 0.8 * z)
  );
  const { value, standardError, draws } = correlation(own[0]!, own[1]!);
  ok(Math.abs(value - 0.36) < 4 * standardError);
  equal(standardError, 1 / Math.sqrt(n));
  equal(draws, n);
});

Deno.test("lists that cannot be compared are refused", () => {
  throws(() => correlation([1, 2], [1]), { name: "TypeError", message: /one length, 2; got 1/ });
  throws(() => correlation([1], [1]), { name: "RangeError", message: /at least 2 draws; got 1/ });
  throws(() => correlation([1, 1], [1, 2]), { name: "RangeError", message: /draws that differ/ });
});
