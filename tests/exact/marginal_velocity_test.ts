import { ok, throws } from "node:assert/strict";
import * as fc from "#properties";
import {
  conditionalVelocity,
  eightGaussiansProblem,
  gaussianTarget,
  marginalDensity,
  marginalVelocity,
  score,
  twoBumps,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, divergence } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";
import { posteriorAverage } from "./posterior_average.ts";

const LINE = [twoTargets, twoBumps, twoPoints, gaussianTarget(-1, 2)];
const PLACES = [-1.5, -0.2, 0.3, 1.1];

Deno.test("marginalVelocity() is the average of conditional velocities under Bayes' rule", () => {
  for (const problem of LINE) {
    for (const t of [0, 0.2, 0.4]) {
      for (const x of PLACES) {
        const conditional = (x1: readonly number[]): number[] =>
          conditionalVelocity(problem, [x], t, x1);
        const average = posteriorAverage(problem, [x], t, conditional, 150);
        agree(
          marginalVelocity(problem, [x], t),
          average,
          QUADRATURE64,
          `${problem.name}, t = ${t}`,
        );
      }
    }
  }
});

Deno.test("marginalVelocity() in the plane is the average under Bayes' rule", () => {
  for (const x of [[0.4, -0.3], [2, 1]]) {
    const conditional = (x1: readonly number[]): number[] =>
      conditionalVelocity(eightGaussiansProblem, x, 0.3, x1);
    const average = posteriorAverage(eightGaussiansProblem, x, 0.3, conditional, 50);
    agree(marginalVelocity(eightGaussiansProblem, x, 0.3), average, QUADRATURE64);
  }
});

Deno.test("marginalVelocity() equals the score form", () => {
  // alphaDot / alpha x + (sigma^2 alphaDot / alpha - sigma sigmaDot) score
  const t = fc.double({ min: 0.05, max: 0.95, noNaN: true });
  const place = fc.double({ min: -4, max: 4, noNaN: true });
  fc.assert(fc.property(t, place, place, (t, x, y) => {
    for (const problem of [...LINE, eightGaussiansProblem]) {
      const point = [x, y].slice(0, problem.dim);
      const { alpha, sigma, alphaDot, sigmaDot } = problem.schedule(t);
      const slope = score(problem, point, t);
      const form = point.map((value, i) => {
        const stretch = alphaDot / alpha;
        return stretch * value + (sigma ** 2 * stretch - sigma * sigmaDot) * slope[i]!;
      });
      agree(marginalVelocity(problem, point, t), form, EXACT64, problem.name);
    }
  }));
});

Deno.test("marginalVelocity() carries marginalDensity(): the continuity equation on the line", () => {
  for (const problem of LINE) {
    for (const t of [0.2, 0.5]) {
      for (const x of PLACES) {
        const flux = (place: number): number =>
          marginalDensity(problem, [place], t) * marginalVelocity(problem, [place], t)[0]!;
        const change = derivative((time) => marginalDensity(problem, [x], time), t);
        // the narrowest of these bumps has width 0.5: fifth derivatives near 100, times h^4 / 30
        agree(change, -derivative(flux, x), FINITE_DIFFERENCE64, `${problem.name}, t = ${t}`);
      }
    }
  }
});

Deno.test("marginalVelocity() carries marginalDensity(): the continuity equation in the plane", () => {
  for (const x of [[0.4, -0.3], [2, 1], [-3, 2.5]]) {
    const flux = (place: readonly number[]): number[] => {
      const density = marginalDensity(eightGaussiansProblem, place, 0.6);
      return marginalVelocity(eightGaussiansProblem, place, 0.6).map((u) => density * u);
    };
    const change = derivative((time) => marginalDensity(eightGaussiansProblem, x, time), 0.6);
    agree(change, -divergence(flux, x), FINITE_DIFFERENCE64);
  }
});

Deno.test("marginalVelocity() of two points is (tanh(t x / (1 - t)^2) - x) / (1 - t)", () => {
  const t = fc.double({ min: 0, max: 0.95, noNaN: true });
  fc.assert(fc.property(t, fc.double({ min: -3, max: 3, noNaN: true }), (t, x) => {
    const closed = (Math.tanh(t * x / (1 - t) ** 2) - x) / (1 - t);
    agree(marginalVelocity(twoPoints, [x], t), [closed], EXACT64);
  }));
});

Deno.test("marginalVelocity() of one Gaussian is linear: m + k_t (x - t m)", () => {
  const mean = [1, -2, 0.5], sd = 0.7;
  const problem = gaussianTarget(mean, sd);
  for (const t of [0, 0.3, 0.8, 1]) {
    const k = (t * sd ** 2 - (1 - t)) / ((1 - t) ** 2 + t ** 2 * sd ** 2);
    const x = [0.3, -0.7, 2];
    const closed = x.map((value, i) => mean[i]! + k * (value - t * mean[i]!));
    agree(marginalVelocity(problem, x, t), closed, EXACT64, `t = ${t}`);
  }
});

Deno.test("marginalVelocity() starts towards the mean of the data and ends along x", () => {
  // t = 0: E[x1] - x; t = 1 without noise: x - E[x0] = x, wherever the target has a density
  for (const x of PLACES) {
    agree(marginalVelocity(twoBumps, [x], 0), [1.1 - x], EXACT64);
    agree(marginalVelocity(twoTargets, [x], 0), [1.1 - 0.9 * x], EXACT64);
    agree(marginalVelocity(twoBumps, [x], 1), [x], EXACT64);
    agree(marginalVelocity(eightGaussiansProblem, [x, 2 * x], 1), [x, 2 * x], EXACT64);
  }
});

Deno.test("marginalVelocity() of the eight Gaussians turns with the plane by 45 degrees", () => {
  const turn = (
    [x, y]: readonly number[],
  ): number[] => [(x! - y!) * Math.SQRT1_2, (x! + y!) * Math.SQRT1_2];
  for (const x of [[0.4, -0.3], [2, 1]]) {
    const turned = marginalVelocity(eightGaussiansProblem, turn(x), 0.5);
    agree(turned, turn(marginalVelocity(eightGaussiansProblem, x, 0.5)), EXACT64);
  }
});

Deno.test("marginalVelocity() stays finite far in the tails and follows one component there", () => {
  // V = 0.25 + 0.0625: slope (t s^2 - (1 - t)) / V of the bump at 2 for t = 0.5
  const slope = (0.125 - 0.5) / 0.3125;
  agree(marginalVelocity(twoBumps, [1e6], 0.5), [2 + slope * (1e6 - 1)], EXACT64);
  agree(marginalVelocity(twoBumps, [-1e6], 0.5), [-1 + slope * (-1e6 + 0.5)], EXACT64);
  ok(Number.isFinite(marginalVelocity(twoPoints, [1e3], 0.999)[0]!));
});

Deno.test("two targets at t = 0.4, x = 0.3 give the numbers computed elsewhere", () => {
  const printed = within(1e-11, "the numbers are printed to twelve digits");
  agree(marginalVelocity(twoTargets, [0.3], 0.4), [1.56747774513], printed);
  const velocity = (x: readonly number[]): number[] => marginalVelocity(twoTargets, x, 0.4);
  agree(divergence(velocity, [0.3]), 1.11478238731, FINITE_DIFFERENCE64);
  const density = (t: number): number => marginalDensity(twoTargets, [0.3], t);
  agree(derivative(density, 0.4), -0.813004685419, FINITE_DIFFERENCE64);
});

Deno.test("marginalVelocity() is refused where x has no density", () => {
  throws(() => marginalVelocity(twoPoints, [1], 1), {
    name: "RangeError",
    message: "Expected a density; got the point mass of component 0 at t = 1",
  });
  throws(() => marginalVelocity(twoBumps, [1, 2], 0.5), {
    name: "TypeError",
    message: "Expected x of length 1; got 2",
  });
  throws(() => marginalVelocity(twoBumps, [1e200], 0.5), {
    name: "RangeError",
    message: "Expected x nearer to the target; got [1e+200]",
  });
  throws(() => marginalVelocity(twoBumps, [0], -0.5), {
    name: "RangeError",
    message: "Expected t in [0, 1]; got -0.5",
  });
});
