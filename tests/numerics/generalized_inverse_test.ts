import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import { generalizedInverse, normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import { smallestReaching } from "../../lib/numerics/generalized_inverse.ts";
import { agree } from "../judge/agree.ts";

const rank = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

/** Fails unless q is the smallest double with F(q) >= p, where F is right to the last bit. */
function isSmallest(F: (x: number) => number, p: number, q: number): void {
  ok(F(q) >= p);
  ok(F(q - 2 * Number.EPSILON * Math.abs(q)) < p);
}

Deno.test("generalizedInverse() inverts the normal, exponential, Cauchy and a far-off law", () => {
  fc.assert(
    fc.property(rank, (p) => {
      agree(generalizedInverse(normalCdf, p), normalQuantile(p), EXACT64);
      const exponential = (x: number): number => (x > 0 ? -Math.expm1(-x) : 0);
      agree(generalizedInverse(exponential, p), -Math.log1p(-p), EXACT64);
      const far = (x: number): number => normalCdf((x - 1e6) / 10);
      agree(generalizedInverse(far, p), 1e6 + 10 * normalQuantile(p), EXACT64);
      const cauchy = (x: number): number => 0.5 + Math.atan(x) / Math.PI;
      agree(cauchy(generalizedInverse(cauchy, p)), p, EXACT64);
    }),
    { seed: 1, numRuns: 200 },
  );
});

Deno.test("generalizedInverse() is the smallest place that reaches the rank: atoms and gaps", () => {
  const places = [-4, 0.1, 7], F = (x: number): number => places.filter((a) => a <= x).length / 4;
  const capped = (x: number): number => (x >= 9 ? 1 : F(x));
  const ranks = [0.1, 0.25, 0.2500001, 0.5, 0.6, 0.75, 0.9];
  deepEqual(ranks.map((p) => generalizedInverse(capped, p)), [-4, -4, 0.1, 0.1, 7, 7, 9]);
  fc.assert(
    fc.property(rank, fc.integer({ min: -5000, max: 5000 }), (p, place) => {
      const jump = place / 100;
      // half an atom, half a uniform law beside it
      const mixed = (x: number): number =>
        (x >= jump ? 0.5 : 0) + 0.5 * Math.min(1, Math.max(0, x - jump - 1));
      if (p <= 0.5) equal(generalizedInverse(mixed, p), jump);
      else agree(generalizedInverse(mixed, p), jump + 1 + (2 * p - 1), EXACT64);
    }),
    { seed: 2, numRuns: 200 },
  );
});

Deno.test("smallestReaching() ends beside a double that does not reach, with a density or without", () => {
  fc.assert(
    fc.property(rank, (p) => {
      const bracket = { low: -8, high: 9 };
      const square = (x: number): number => ((x + 8) / 17) ** 2; // exact enough to be monotone
      isSmallest(square, p, smallestReaching(square, p, bracket));
      isSmallest(square, p, smallestReaching(square, p, bracket, (x) => 2 * (x + 8) / 289));
    }),
    { seed: 3, numRuns: 200 },
  );
});

Deno.test("smallestReaching() takes under half the looks of halving, and is not led astray", () => {
  const looks = (density?: (x: number) => number): number => {
    let count = 0;
    const F = (x: number): number => {
      count++;
      return normalCdf(x);
    };
    // not the median 0: there the doubles lie so dense that the last bit takes longest
    for (let k = 1; k < 50; k++) smallestReaching(F, k / 100, { low: -8, high: 8 }, density);
    return count / 49;
  };
  ok(looks(normalDensity) < 22, `${looks(normalDensity)}`);
  ok(looks() < 24, `${looks()}`);
  // densities that are wrong or zero cost time and nothing else
  for (
    const density of [(): number => 0, (): number => NaN, (): number => 1e-9, (): number => -1]
  ) {
    const q = smallestReaching(normalCdf, 0.3, { low: -8, high: 8 }, density);
    agree(q, normalQuantile(0.3), EXACT64);
    ok(looks(density) < 250);
  }
});

Deno.test("generalizedInverse() refuses ranks outside (0, 1) and what is no distribution function", () => {
  for (const p of [0, 1, -0.5]) {
    throws(() => generalizedInverse(normalCdf, p), {
      name: "RangeError",
      message: `Expected p in (0, 1); got ${p}`,
    });
  }
  throws(() => generalizedInverse(normalCdf, NaN), { message: "Expected p to be finite; got NaN" });
  throws(() => generalizedInverse(() => NaN, 0.5), {
    name: "RangeError",
    message: "Expected F to be a number; got NaN at 1",
  });
  throws(() => generalizedInverse(() => 0.25, 0.5), {
    message: "Expected F to reach 0.5; got 0.25 at most",
  });
  throws(() => generalizedInverse(() => 0.75, 0.5), {
    message: "Expected F to fall below 0.5; got 0.75",
  });
});
