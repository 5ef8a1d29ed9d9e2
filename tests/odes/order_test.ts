import { ok } from "node:assert/strict";
import {
  gaussianTarget,
  marginalVelocity,
  mixtureQuantile,
  type Problem,
  twoBumps,
} from "flowbook/exact";
import { EXACT64, ODE64, within } from "flowbook/judge";
import { normalCdf } from "flowbook/numerics";
import { EULER, float64, HEUN, MIDPOINT, RK4, solve, type Tableau } from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { slopeOf } from "./slope.ts";

function end(problem: Problem, x0: number, tableau: Tableau, steps: number): number {
  return solve(float64, (x, t) => marginalVelocity(problem, x, t), [x0], { tableau, steps })
    .end[0]!;
}

/** Least squares slope of log |error| against log h. */
function slope(tableau: Tableau): number {
  const exact = mixtureQuantile(twoBumps.target, normalCdf(0.5));
  return slopeOf([20, 40, 80, 160].map((steps) => ({
    x: -Math.log(steps),
    y: Math.log(Math.abs(end(twoBumps, 0.5, tableau, steps) - exact)),
  })));
}

for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
  Deno.test(`${tableau.name} shows order ${tableau.order} on the two bumps`, () => {
    const measured = slope(tableau);
    // higher terms of the error move the slope by less than a quarter at these steps
    ok(Math.abs(measured - tableau.order) < 0.25, `slope ${measured}`);
  });
}

Deno.test("errors on the two bumps at 20 steps agree with numbers computed elsewhere", () => {
  const exact = mixtureQuantile(twoBumps.target, normalCdf(0.5));
  const known = [
    { tableau: EULER, error: -2.9430e-2 },
    { tableau: HEUN, error: 2.0486e-4 },
    { tableau: MIDPOINT, error: 3.3359e-4 },
    { tableau: RK4, error: -2.7136e-7 },
  ];
  for (const { tableau, error } of known) {
    const ratio = (end(twoBumps, 0.5, tableau, 20) - exact) / error;
    agree(ratio, 1, within(5e-5, "the errors are printed to five digits"), tableau.name);
  }
});

Deno.test("Euler on a Gaussian target makes the errors computed elsewhere", () => {
  const known = [
    { steps: 1, error: -2 },
    { steps: 2, error: -1.2 },
    { steps: 4, error: -0.6378378378 },
    { steps: 8, error: -0.3408617821 },
  ];
  for (const { steps, error } of known) {
    const off = end(gaussianTarget(0, 2), 1, EULER, steps) - 2;
    agree(off, error, EXACT64, `${steps} steps`);
  }
});

Deno.test("RK4 with 400 steps carries normal quantiles to those of the two bumps", () => {
  for (const x0 of [-2, -0.6, 0.5, 1.5]) {
    const quantile = mixtureQuantile(twoBumps.target, normalCdf(x0));
    agree(end(twoBumps, x0, RK4, 400), quantile, ODE64, `x0 = ${x0}`);
  }
});

Deno.test("RK4 follows the closed flow map of a Gaussian target in three dimensions", () => {
  // psi_1(x0) = m + s x0
  const mean = [1, -2, 0.5], x0 = [0.3, -1.1, 2], s = 0.7;
  const problem = gaussianTarget(mean, s);
  const { end } = solve(float64, (x, t) => marginalVelocity(problem, x, t), x0, {
    tableau: RK4,
    steps: 400,
  });
  agree(end, mean.map((m, i) => m + s * x0[i]!), ODE64);
});
