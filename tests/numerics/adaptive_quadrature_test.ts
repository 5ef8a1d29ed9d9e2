import { equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { integrate, integrateAdaptively } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

Deno.test("integrateAdaptively() finds spikes, kinks and roots that even panels miss", () => {
  const spike = (x: number): number => 1e-4 / (1e-8 + (x - 0.3) ** 2);
  const exact = Math.atan(0.7e4) + Math.atan(1.3e4);
  agree(integrateAdaptively(spike, -1, 1), exact, QUADRATURE64);
  ok(Math.abs(integrate(spike, -1, 1) - exact) > 1e-3);
  agree(
    integrateAdaptively((x) => Math.abs(x - 1 / Math.PI), 0, 1),
    0.5 - 1 / Math.PI + 1 / Math.PI ** 2,
    QUADRATURE64,
  );
  agree(integrateAdaptively(Math.sqrt, 0, 4), 16 / 3, QUADRATURE64);
});

Deno.test("integrateAdaptively() is linear, turns its sign and adds up over parts", () => {
  const end = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(end, end, end, (a, b, c) => {
      const f = (x: number): number => Math.cos(3 * x) + x;
      const exact = Math.sin(3 * b) / 3 + b * b / 2 - Math.sin(3 * a) / 3 - a * a / 2;
      agree(integrateAdaptively(f, a, b), exact, EXACT64);
      agree(integrateAdaptively(f, b, a), -exact, EXACT64);
      const parts = integrateAdaptively(f, a, c) + integrateAdaptively(f, c, b);
      agree(parts, exact, EXACT64);
      equal(integrateAdaptively(f, a, a), 0);
    }),
    { seed: 1, numRuns: 100 },
  );
});

Deno.test("integrateAdaptively() spends no panels beyond breaks and stops at the most", () => {
  const looks = (breaks: readonly number[], most = 1000): number => {
    let count = 0;
    const step = (x: number): number => {
      count++;
      return x < 1 / 3 ? 0 : 1;
    };
    const value = integrateAdaptively(step, 0, 1, { breaks, most });
    if (most === 1000) agree(value, 2 / 3, QUADRATURE64);
    return count;
  };
  equal(looks([1 / 3, -5, 8]), 2 * 3 * 15); // a panel and its halves, twice
  ok(looks([]) > 10 * looks([1 / 3]));
  equal(looks([], 3), 3 * 15 + 2 * 4 * 15);
});

Deno.test("integrateAdaptively() refuses ends, tolerances and integrands that are no numbers", () => {
  throws(() => integrateAdaptively(Math.sin, NaN, 1), {
    name: "RangeError",
    message: "Expected the start to be finite; got NaN",
  });
  throws(() => integrateAdaptively(Math.sin, 0, Infinity), {
    message: "Expected the end to be finite; got Infinity",
  });
  for (const tolerance of [0, -1, NaN]) {
    throws(() => integrateAdaptively(Math.sin, 0, 1, { tolerance }), {
      name: "RangeError",
      message: `Expected tolerance > 0; got ${tolerance}`,
    });
  }
  throws(() => integrateAdaptively(Math.sin, 0, 1, { most: 0 }), {
    message: "Expected most to be a positive integer; got 0",
  });
  throws(() => integrateAdaptively(() => NaN, 0, 1), {
    message: /^Expected a finite integrand; got NaN at x = /,
  });
});
