import fc from "#properties";
import { EXACT64, within } from "flowbook/judge";
import { ternarySearch } from "flowbook/numerics";
import { equal, ok, throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

const place = fc.double({ min: -5, max: 5, noNaN: true });

Deno.test("ternarySearch() finds the mean by squares and the median by absolute values", () => {
  fc.assert(fc.property(fc.tuple(place, place, place), (points) => {
    const cost = (penalty: (gap: number) => number) => (x: number): number =>
      points.reduce((total, point) => total + penalty(x - point), 0);
    const [low, middle, high] = points.toSorted((a, b) => a - b) as [number, number, number];
    const mean = (low + middle + high) / 3;
    agree(ternarySearch(cost((gap) => gap ** 2), low, high), mean, within(1e-6, "a flat minimum"));
    agree(ternarySearch(cost(Math.abs), low, high), middle, within(1e-6, "nearly equal slopes"));
  }));
});

Deno.test("ternarySearch() ends on the bottom of a valley that is flat there", () => {
  for (const [low, high] of [[-4, 2], [-2, 4], [-1, 1], [0.5, 7]] as const) {
    const found = ternarySearch((x) => Math.max(1, Math.abs(x)), low, high);
    ok(found >= -1 && found <= 1, `${found} in [${low}, ${high}]`);
  }
});

Deno.test("ternarySearch() finds minima at the ends, and in an interval of one place", () => {
  agree(ternarySearch((x) => x, -2, 3), -2, EXACT64);
  agree(ternarySearch((x) => -x, -2, 3), 3, EXACT64);
  equal(ternarySearch((x) => x, 1, 1), 1);
});

Deno.test("ternarySearch() refuses what is no interval, and values that are none", () => {
  throws(() => ternarySearch(Math.abs, 1, 0), {
    name: "RangeError",
    message: "Expected an end at 1 or after it; got 0",
  });
  throws(() => ternarySearch(Math.abs, 0, Infinity), { name: "RangeError" });
  throws(() => ternarySearch(Math.log, -3, 3), {
    name: "RangeError",
    message: "Expected a finite value; got NaN at x = -1",
  });
});
