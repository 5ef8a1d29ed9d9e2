import { equal, ok, throws } from "node:assert/strict";
import * as fc from "#properties";
import { erf } from "mathjs";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate, normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

/** Computed with 30 digits of precision; `size` is relative to the value, a few roundings. */
const CDF: { z: number; p: number }[] = [
  { z: -38, p: 2.8854283600687843e-316 },
  { z: -37.3, p: 8.2054948449307733e-305 },
  { z: -30, p: 4.9067139271481871e-198 },
  { z: -20.1, p: 3.6896808637213896e-90 },
  { z: -10, p: 7.6198530241605261e-24 },
  { z: -5, p: 2.8665157187919391e-7 },
  { z: -2.5, p: 0.0062096653257761352 },
  { z: -2, p: 0.0227501319481792072 },
  { z: -1.5, p: 0.0668072012688580660 },
  { z: -0.5, p: 0.3085375387259868964 },
  { z: 0, p: 0.5 },
  { z: 0.3, p: 0.6179114221889526331 },
  { z: 2, p: 0.9772498680518207928 },
  { z: 6, p: 0.9999999990134123550 },
];

const QUANTILE: { p: number; z: number }[] = [
  { p: 1e-300, z: -37.047096299361199 },
  { p: 1e-20, z: -9.2623400897984076 },
  { p: 0.001, z: -3.0902323061678135 },
  { p: 0.025, z: -1.9599639845400542 },
  { p: 0.3, z: -0.5244005127080408 },
  { p: 0.5, z: 0 },
  { p: 0.975, z: 1.9599639845400542 },
];

const relative = within(4e-15, "a few roundings, relative to the value itself");

Deno.test("normalCdf() agrees with 30-digit values in relative error, deep into the lower tail", () => {
  for (const { z, p } of CDF) agree(normalCdf(z) / p, 1, relative, `z = ${z}`);
});

Deno.test("normalCdf() agrees with the error function of mathjs", () => {
  for (let z = -4; z <= 4; z += 1 / 16) {
    agree(normalCdf(z), (1 + erf(z / Math.SQRT2)) / 2, EXACT64, `z = ${z}`);
  }
});

Deno.test("normalCdf() is the integral of normalDensity()", () => {
  for (const z of [-3, -1.5, -0.1, 0.7, 1.5, 4]) {
    agree(integrate((x) => normalDensity(x), -12, z), normalCdf(z), QUADRATURE64, `z = ${z}`);
  }
});

Deno.test("normalCdf() rises and is symmetric", () => {
  const z = fc.double({ min: -38, max: 38, noNaN: true });
  fc.assert(fc.property(z, z, (a, b) => {
    // where the series meets the continued fraction they differ by a rounding
    if (a <= b) ok(normalCdf(a) <= normalCdf(b) * (1 + 1e-14));
    agree(normalCdf(a) + normalCdf(-a), 1, within(1e-15, "two roundings"));
  }));
});

Deno.test("normalCdf() reaches 0 and 1 at the ends", () => {
  equal(normalCdf(-Infinity), 0);
  equal(normalCdf(Infinity), 1);
  equal(normalCdf(-40), 0);
  equal(normalCdf(40), 1);
  throws(() => normalCdf(NaN), {
    name: "RangeError",
    message: "Expected z to be a number; got NaN",
  });
});

Deno.test("normalQuantile() agrees with 30-digit values", () => {
  for (const { p, z } of QUANTILE) {
    agree(normalQuantile(p), z, within(1e-15, "a few roundings"), `p = ${p}`);
  }
});

Deno.test("normalQuantile() and normalCdf() are inverse", () => {
  fc.assert(fc.property(fc.double({ min: 1e-300, max: 1 - 1e-16, noNaN: true }), (p) => {
    const z = normalQuantile(p);
    // rounding z moves the tail by about z^2 roundings
    agree(normalCdf(z) / p, 1, within(4e-16 * (10 + z * z), "rounding of z"), `p = ${p}`);
  }));
  fc.assert(fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
    // near 1 doubles are 1e-16 apart, which is 1e-16 / density in z
    const size = 1e-14 + 2e-16 / (z > 0 ? normalDensity(z) : 1);
    agree(normalQuantile(normalCdf(z)), z, within(size, "rounding of p"), `z = ${z}`);
  }));
});

Deno.test("normalQuantile() stays exact down to the smallest double, and in the middle", () => {
  for (const p of [5e-324, 1e-320, 1e-310]) {
    // a subnormal p has few digits; half its last digit is the most that p can be off
    ok(Math.abs(normalCdf(normalQuantile(p)) - p) <= 5e-324 + 1e-12 * p, `p = ${p}`);
  }
  equal(normalQuantile(0.5), 0);
  equal(normalQuantile(1 - 2 ** -53), -normalQuantile(2 ** -53));
});

Deno.test("normalQuantile() refuses what is no probability inside (0, 1)", () => {
  for (const p of [0, 1, -0.1, 1.1, NaN]) {
    throws(() => normalQuantile(p), {
      name: "RangeError",
      message: `Expected p in (0, 1); got ${p}`,
    });
  }
});

Deno.test("normalDensity() solves p' = -(x - mean) / sd^2 p and has total mass 1", () => {
  for (const { mean, sd } of [{ mean: 0, sd: 1 }, { mean: -2, sd: 0.5 }, { mean: 1, sd: 3 }]) {
    const density = (x: number): number => normalDensity(x, mean, sd);
    for (const x of [-3, -1, 0.2, 2]) {
      const slope = -(x - mean) / sd ** 2 * density(x);
      agree(derivative(density, x), slope, FINITE_DIFFERENCE64, `x = ${x}`);
    }
    agree(integrate(density, mean - 12 * sd, mean + 12 * sd), 1, QUADRATURE64);
  }
});

Deno.test("normalDensity() refuses a law without density", () => {
  throws(() => normalDensity(0, 0, 0), {
    name: "RangeError",
    message: "Expected sd > 0; got 0: a point mass has no density",
  });
  throws(() => normalDensity(0, 0, -1), {
    name: "RangeError",
    message: "Expected sd >= 0; got -1",
  });
  throws(() => normalDensity(0, 0, NaN), {
    name: "RangeError",
    message: "Expected sd to be finite; got NaN",
  });
  throws(() => normalDensity(NaN), {
    name: "RangeError",
    message: "Expected x to be finite; got NaN",
  });
  throws(() => normalDensity(0, Infinity), {
    name: "RangeError",
    message: "Expected mean to be finite; got Infinity",
  });
});
