import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { crossings, integrateAbsolute, normalCdf, normalDensity } from "../../lib/numerics/mod.ts";

Deno.test("the sign changes of a polynomial are its simple roots, to the last digits", () => {
  const root = fc.integer({ min: -900, max: 900 }).map((k) => k / 100 + 0.003);
  fc.assert(fc.property(fc.uniqueArray(root, { minLength: 1, maxLength: 5 }), (roots) => {
    const f = (x: number): number => roots.reduce((product, r) => product * (x - r), 1);
    const found = crossings(f, -10, 10, { cells: 4000 });
    equal(found.length, roots.length);
    roots.toSorted((a, b) => a - b).forEach((r, i) => ok(Math.abs(found[i]! - r) < 1e-12));
  }));
});

Deno.test("a zero without a change of sign is none, and one at an end of a cell counts once", () => {
  deepEqual(crossings((x) => x * x, -1, 1, { cells: 2 }), []);
  deepEqual(crossings((x) => x, -1, 1, { cells: 2 }).map((x) => Math.abs(x) < 1e-15), [true]);
  deepEqual(crossings((x) => Math.abs(x) < 0.5 ? 0 : x, -1, 1, { cells: 8 }).length, 1);
  deepEqual(crossings(() => 0, -1, 1), []);
});

Deno.test("a jump over zero is found where it jumps", () => {
  const [at] = crossings((x) => x < 0.3 ? -1 : 1, 0, 1);
  ok(Math.abs(at! - 0.3) < 1e-15);
});

Deno.test("a root beside zero is found to 2^-100 of its cell, in as many halvings", () => {
  let looks = 0;
  const [at] = crossings((x) => (looks++, x - 1e-300), -1, 1, { cells: 1 });
  ok(at! > 0 && at! <= 2 ** -99, `${at}`); // doubles go on to 5e-324 there
  equal(looks, 2 + 100);
});

Deno.test("an empty interval and a function that is not finite are refused", () => {
  throws(() => crossings(Math.sin, 1, 1), { name: "RangeError", message: /from < to/ });
  throws(() => crossings((x) => 1 / x, -1, 1, { cells: 2 }), {
    message: /finite at x = 0; got Inf/,
  });
  throws(() => crossings(Math.sin, 0, 1, { cells: 0 }), { message: /cells to be a positive/ });
});

Deno.test("the integral of an absolute value is that of the primitive, piece by piece", () => {
  for (const turns of [1, 3, 8]) {
    const value = integrateAbsolute((x) => Math.sin(x), 0, turns * Math.PI, { cells: 1001 });
    ok(Math.abs(value - 2 * turns) < 1e-12, `${turns}: ${value}`);
  }
  ok(Math.abs(integrateAbsolute((x) => x, -2, 1) - 2.5) < 1e-14);
  ok(Math.abs(integrateAbsolute(() => -3, 0, 2) - 6) < 1e-14);
});

Deno.test("two bells of one width disagree by the mass around their middle", () => {
  for (const shift of [0.1, 1, 5]) {
    const gap = (x: number): number => normalDensity(x, 0, 1) - normalDensity(x, shift, 1);
    const exact = 2 * (2 * normalCdf(shift / 2) - 1);
    ok(Math.abs(integrateAbsolute(gap, -12, 12 + shift) - exact) < 1e-12);
  }
});
