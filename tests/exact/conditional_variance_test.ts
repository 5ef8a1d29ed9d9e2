import { throws } from "node:assert/strict";
import {
  conditionalVariance,
  conditionalVelocity,
  drawPairs,
  eightGaussiansProblem,
  gaussianTarget,
  marginalDensity,
  marginalVelocity,
  type Problem,
  twoBumps,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { estimateMean, EXACT64, monteCarlo, QUADRATURE64, within } from "flowbook/judge";
import { integrate } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { agree } from "../judge/agree.ts";
import { posteriorAverage } from "./posterior_average.ts";

/** The average of f(x, t) over t from [0, 1] and x from p_t on the line. */
function averageOnLine(problem: Problem, f: (x: number, t: number) => number): number {
  const slice = (t: number): number =>
    integrate((x) => marginalDensity(problem, [x], t) * f(x, t), -12, 12, {
      panels: 120,
      nodes: 12,
    });
  return integrate(slice, 0, 1, { panels: 8, nodes: 12 });
}

function floor(problem: Problem): number {
  return averageOnLine(problem, (x, t) => conditionalVariance(problem, [x], t));
}

function energy(problem: Problem): number {
  return averageOnLine(problem, (x, t) => marginalVelocity(problem, [x], t)[0]! ** 2);
}

Deno.test("conditionalVariance() is the second moment less the squared mean, on the line", () => {
  for (const problem of [twoTargets, twoBumps, twoPoints, gaussianTarget(-1, 2)]) {
    for (const t of [0, 0.2, 0.4]) {
      for (const x of [-1.5, 0.3, 1.1]) {
        const moments = (x1: readonly number[]): number[] => {
          const [u] = conditionalVelocity(problem, [x], t, x1);
          return [u!, u! ** 2];
        };
        const [mean, square] = posteriorAverage(problem, [x], t, moments, 150);
        const variance = conditionalVariance(problem, [x], t);
        agree(variance, square! - mean! ** 2, QUADRATURE64, `${problem.name}, t = ${t}`);
      }
    }
  }
});

Deno.test("conditionalVariance() is the second moment less the squared mean, in the plane", () => {
  for (const x of [[0.4, -0.3], [2, 1]]) {
    const moments = (x1: readonly number[]): number[] => {
      const [u, v] = conditionalVelocity(eightGaussiansProblem, x, 0.3, x1);
      return [u!, v!, u! ** 2 + v! ** 2];
    };
    const [u, v, square] = posteriorAverage(eightGaussiansProblem, x, 0.3, moments, 50);
    const variance = conditionalVariance(eightGaussiansProblem, x, 0.3);
    agree(variance, square! - u! ** 2 - v! ** 2, QUADRATURE64);
  }
});

Deno.test("conditionalVariance() is that of the data at t = 0 and that of the noise at t = 1", () => {
  for (const x of [-1.5, 0.3, 4]) {
    agree(conditionalVariance(twoBumps, [x], 0), 0.25 + 0.3 * 0.7 * 9, EXACT64);
    agree(conditionalVariance(twoBumps, [x], 1), 1, EXACT64);
    agree(conditionalVariance(eightGaussiansProblem, [x, 1], 0), 27, EXACT64);
    agree(conditionalVariance(eightGaussiansProblem, [x, 1], 1), 2, EXACT64);
  }
});

Deno.test("conditionalVariance() of one Gaussian is d s^2 / V_t everywhere", () => {
  for (const t of [0, 0.3, 1]) {
    const closed = 3 * 0.49 / ((1 - t) ** 2 + t ** 2 * 0.49);
    agree(conditionalVariance(gaussianTarget([1, -2, 0.5], 0.7), [3, 1, -2], t), closed, EXACT64);
  }
});

Deno.test("conditionalVariance() vanishes for a single data point", () => {
  agree(conditionalVariance(gaussianTarget(2, 0), [0.3], 0.5), 0, EXACT64);
});

Deno.test("the loss floor of a Gaussian target is (pi / 2) s for each dimension", () => {
  for (const s of [0.5, 1, 1.5]) {
    agree(floor(gaussianTarget(0.5, s)), Math.PI / 2 * s, QUADRATURE64, `s = ${s}`);
  }
  const line = (t: number): number =>
    conditionalVariance(gaussianTarget(0, 1.5, 4), [0, 0, 0, 0], t);
  agree(integrate(line, 0, 1), 4 * Math.PI / 2 * 1.5, QUADRATURE64);
});

Deno.test("loss floor and energy add up to E|x1 - x0|^2, or what is left of it with noise", () => {
  // two targets: ut = x1 - 0.9 x0, so E ut^2 = 3.1 + 0.81; two bumps: 3.35 + 1
  agree(floor(twoTargets) + energy(twoTargets), 3.91, QUADRATURE64);
  agree(floor(twoBumps) + energy(twoBumps), 4.35, QUADRATURE64);
});

Deno.test("loss floors and energies agree with numbers computed elsewhere", () => {
  const printed = within(1e-8, "the numbers are printed to eight or more decimals");
  agree([floor(twoTargets), energy(twoTargets)], [1.3224254158, 2.5875745842], printed);
  agree(energy(twoBumps), 2.30476005, printed);
  agree(floor(twoPoints), 1.01760166, printed);
});

Deno.test("the loss floor of the eight Gaussians agrees with the number computed elsewhere", () => {
  // one eighth of the plane in polar coordinates, eight times
  const ray = (t: number, angle: number): number =>
    integrate(
      (r) => {
        const x = [r * Math.cos(angle), r * Math.sin(angle)];
        return r * marginalDensity(eightGaussiansProblem, x, t) *
          conditionalVariance(eightGaussiansProblem, x, t);
      },
      0,
      14,
      { panels: 14, nodes: 8 },
    );
  const slice = (t: number): number =>
    8 * integrate((angle) => ray(t, angle), 0, Math.PI / 4, { panels: 1, nodes: 20 });
  const total = integrate(slice, 0, 1, { panels: 3, nodes: 10 });
  agree(total, 10.75529833, within(1e-8, "the number is printed to eight decimals"));
});

Deno.test("the loss floor is what remains of the conditional loss at the marginal velocity", () => {
  const { t, xt, ut } = drawPairs(twoTargets, 40_000, stream(1).split("floor"));
  const losses = t.map((time, i) =>
    (ut[i]! - marginalVelocity(twoTargets, [xt[i]!], time)[0]!) ** 2
  );
  agree(estimateMean(losses), floor(twoTargets), monteCarlo());
});

Deno.test("conditionalVariance() is refused where x has no density", () => {
  throws(() => conditionalVariance(twoPoints, [1], 1), {
    name: "RangeError",
    message: "Expected a density; got the point mass of component 0 at t = 1",
  });
});
