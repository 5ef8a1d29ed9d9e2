import { equal, ok, throws } from "node:assert/strict";
import * as fc from "#properties";
import {
  marginalDensity,
  type Mixture,
  mixtureCdf,
  mixtureQuantile,
  twoBumps,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, within } from "flowbook/judge";
import { derivative, normalCdf, normalQuantile } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const bumps = twoBumps.target;

Deno.test("mixtureCdf() has the density at t = 1 as its derivative", () => {
  for (const x of [-2, -1, 0.3, 1.9, 3]) {
    const slope = derivative((value) => mixtureCdf(bumps, value), x);
    agree(slope, marginalDensity(twoBumps, [x], 1), FINITE_DIFFERENCE64, `x = ${x}`);
  }
});

Deno.test("mixtureCdf() of one Gaussian is the normal law moved and stretched", () => {
  const one: Mixture = { weights: [1], means: [[3]], sds: [2] };
  agree(mixtureCdf(one, 3 + 2 * 0.7), normalCdf(0.7), EXACT64);
  agree(mixtureQuantile(one, 0.9), 3 + 2 * normalQuantile(0.9), EXACT64);
});

Deno.test("mixtureCdf() jumps at a point mass", () => {
  equal(mixtureCdf(twoTargets.target, -1.001), 0);
  equal(mixtureCdf(twoTargets.target, -1), 0.3);
  equal(mixtureCdf(twoTargets.target, 1.999), 0.3);
  equal(mixtureCdf(twoTargets.target, 2), 1);
});

Deno.test("mixtureQuantile() inverts mixtureCdf()", () => {
  fc.assert(fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
    agree(mixtureCdf(bumps, mixtureQuantile(bumps, p)), p, EXACT64, `p = ${p}`);
  }));
});

Deno.test("mixtureQuantile() at Phi(0.5) is the end of the flow of the two bumps from 0.5", () => {
  // root of 0.3 Phi(2 x + 2) + 0.7 Phi(2 x - 4) = Phi(0.5), computed with 30 digits
  const end = 2.0745112843270894;
  agree(mixtureQuantile(bumps, normalCdf(0.5)), end, within(1e-15, "a few roundings"));
});

Deno.test("mixtureQuantile() lands exactly on point masses", () => {
  equal(mixtureQuantile(twoTargets.target, 0.2), -1);
  equal(mixtureQuantile(twoTargets.target, 0.3), -1);
  equal(mixtureQuantile(twoTargets.target, 0.31), 2);
  equal(mixtureQuantile(twoPoints.target, 0.9), 1);
  const three: Mixture = { weights: [0.25, 0.25, 0.5], means: [[-1], [0.3], [2]], sds: [0, 0, 0] };
  equal(mixtureQuantile(three, 0.5), 0.3);
});

Deno.test("mixtureQuantile() finds the middle of a symmetric mixture", () => {
  const symmetric: Mixture = { weights: [0.5, 0.5], means: [[-2], [2]], sds: [1, 1] };
  ok(Math.abs(mixtureQuantile(symmetric, 0.5)) < 1e-14);
});

Deno.test("mixtureCdf() and mixtureQuantile() want a mixture on the line", () => {
  const plane: Mixture = { weights: [1], means: [[0, 0]], sds: [1] };
  const message = "Expected means[0] of length 1; got 2";
  throws(() => mixtureCdf(plane, 0), { name: "TypeError", message });
  throws(() => mixtureQuantile(plane, 0.5), { name: "TypeError", message });
  throws(() => mixtureQuantile(bumps, 1), {
    name: "RangeError",
    message: "Expected p in (0, 1); got 1",
  });
  throws(() => mixtureCdf(bumps, NaN), {
    name: "RangeError",
    message: "Expected x to be finite; got NaN",
  });
});
