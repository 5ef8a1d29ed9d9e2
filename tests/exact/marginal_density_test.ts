import { ok, throws } from "node:assert/strict";
import { derivative as symbolicDerivative, parse } from "mathjs";
import {
  conditionalDensity,
  eightGaussiansProblem,
  gaussianTarget,
  marginalDensity,
  marginalLogDensity,
  posteriorWeights,
  type Problem,
  score,
  twoBumps,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { gradient, integrate, normalDensity } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const LINE = [twoTargets, twoBumps, twoPoints, gaussianTarget(-1, 2)];
const TIMES = [0, 0.2, 0.5, 0.8];
const PLACES = [-1.5, -0.2, 0.3, 1.1];

/** Fourier inversion of E exp(i w xt), which is a product: xt is a sum of independent variables. */
function densityByFourier({ target, schedule }: Problem, x: number, t: number): number {
  const sigma = 1 - (1 - schedule(1).sigma) * t;
  const integrand = (w: number): number =>
    target.weights.reduce((sum, weight, k) => {
      const damping = Math.exp(-(w ** 2) * (sigma ** 2 + t ** 2 * target.sds[k]! ** 2) / 2);
      return sum + weight * damping * Math.cos(w * (t * target.means[k]![0]! - x));
    }, 0);
  return integrate(integrand, 0, 60) / Math.PI;
}

/** log p_t as a formula that a computer algebra system can differentiate. */
function logDensityFormula({ target, schedule }: Problem, t: number): string {
  const sigma = 1 - (1 - schedule(1).sigma) * t;
  const terms = target.weights.map((weight, k) => {
    const variance = sigma ** 2 + t ** 2 * target.sds[k]! ** 2;
    const centre = t * target.means[k]![0]!;
    return `${weight} * exp(-(x - (${centre}))^2 / (2 * ${variance})) / sqrt(2 * pi * ${variance})`;
  });
  return `log(${terms.join(" + ")})`;
}

Deno.test("marginalDensity() equals the Fourier inversion of the characteristic function", () => {
  for (const problem of LINE) {
    for (const t of TIMES) {
      for (const x of PLACES) {
        const density = marginalDensity(problem, [x], t);
        agree(density, densityByFourier(problem, x, t), QUADRATURE64, `${problem.name}, t = ${t}`);
      }
    }
  }
});

Deno.test("marginalDensity() is the standard normal at t = 0 and the target at t = 1", () => {
  for (const x of PLACES) {
    for (const problem of LINE) agree(marginalDensity(problem, [x], 0), normalDensity(x), EXACT64);
    const target = 0.3 * normalDensity(x, -1, 0.5) + 0.7 * normalDensity(x, 2, 0.5);
    agree(marginalDensity(twoBumps, [x], 1), target, EXACT64);
    agree(marginalDensity(gaussianTarget(-1, 2), [x], 1), normalDensity(x, -1, 2), EXACT64);
  }
});

Deno.test("marginalDensity() averages the conditional densities over the data", () => {
  for (const x of PLACES) {
    const average = integrate(
      (x1) => marginalDensity(twoBumps, [x1], 1) * conditionalDensity(twoBumps, [x], 0.6, [x1]),
      -5,
      6,
    );
    agree(marginalDensity(twoBumps, [x], 0.6), average, QUADRATURE64);
  }
});

Deno.test("marginalDensity() in the plane has mass 1", () => {
  const along = (x: number): number =>
    integrate((y) => marginalDensity(eightGaussiansProblem, [x, y], 0.7), -10, 10, { panels: 10 });
  agree(integrate(along, -10, 10, { panels: 10 }), 1, QUADRATURE64);
});

Deno.test("marginalDensity() of a round Gaussian in d dimensions is a product", () => {
  const problem = gaussianTarget([1, -2, 0.5], 0.5);
  const x = [0.3, -0.7, 1.2], t = 0.4;
  const product = x.reduce((value, coordinate, i) => {
    const line = gaussianTarget(problem.target.means[0]![i]!, 0.5);
    return value * marginalDensity(line, [coordinate], t);
  }, 1);
  agree(marginalDensity(problem, x, t) / product, 1, EXACT64);
});

Deno.test("marginalLogDensity() is the logarithm, also where the density is 0 in doubles", () => {
  agree(
    marginalLogDensity(twoBumps, [0.3], 0.4),
    Math.log(marginalDensity(twoBumps, [0.3], 0.4)),
    EXACT64,
  );
  // far to the right only the bump at 2 counts: log(0.7 N(x; 2, 0.25)) at t = 1
  const far = Math.log(0.7) - Math.log(0.5 * Math.sqrt(2 * Math.PI)) - (98 / 0.5) ** 2 / 2;
  agree(marginalLogDensity(twoBumps, [100], 1) / far, 1, EXACT64);
  ok(marginalDensity(twoBumps, [100], 1) === 0);
});

Deno.test("score() equals the symbolic derivative of the log density", () => {
  for (const problem of LINE) {
    for (const t of TIMES) {
      const slope = symbolicDerivative(parse(logDensityFormula(problem, t)), "x");
      for (const x of PLACES) {
        const expected = slope.evaluate({ x }) as number;
        agree(score(problem, [x], t), [expected], EXACT64, `${problem.name}, t = ${t}, x = ${x}`);
      }
    }
  }
});

Deno.test("score() in the plane equals the gradient of the log density by differences", () => {
  for (const x of [[0, 0], [1, -2], [3, 3]]) {
    const slope = gradient((place) => marginalLogDensity(eightGaussiansProblem, place, 0.6), x);
    agree(score(eightGaussiansProblem, x, 0.6), slope, FINITE_DIFFERENCE64);
  }
});

Deno.test("score() far in the tails pulls to the nearest component", () => {
  // t = 0.8: component 2 has centre 1.6 and variance 0.2, the other one is out of reach
  agree(score(twoBumps, [1e6], 0.8), [(1.6 - 1e6) / 0.2], EXACT64);
  agree(score(twoBumps, [-1e6], 0.8), [(-0.8 + 1e6) / 0.2], EXACT64);
});

Deno.test("posteriorWeights() follow Bayes' rule and sum to 1", () => {
  const prior = [0.3, 0.7];
  for (const x of PLACES) {
    const joint = [-1, 2].map((x1, k) =>
      prior[k]! * conditionalDensity(twoTargets, [x], 0.6, [x1])
    );
    const total = joint[0]! + joint[1]!;
    const posterior = posteriorWeights(twoTargets, [x], 0.6);
    agree(posterior, joint.map((value) => value / total), EXACT64);
    agree(posterior[0]! + posterior[1]!, 1, EXACT64);
  }
});

Deno.test("posteriorWeights() are the weights of the mixture before anything has moved", () => {
  agree(posteriorWeights(twoBumps, [1.7], 0), [0.3, 0.7], EXACT64);
  agree(
    posteriorWeights(eightGaussiansProblem, [3, 1], 0),
    eightGaussiansProblem.target.weights,
    EXACT64,
  );
});

Deno.test("posteriorWeights() stay a distribution far in the tails", () => {
  agree(posteriorWeights(twoBumps, [1e8], 0.5), [0, 1], EXACT64);
  agree(posteriorWeights(twoBumps, [-1e8], 0.5), [1, 0], EXACT64);
});

Deno.test("a component of weight 0 changes nothing", () => {
  const more: Problem = {
    ...twoBumps,
    target: { weights: [0.3, 0, 0.7], means: [[-1], [9], [2]], sds: [0.5, 1, 0.5] },
  };
  for (const x of PLACES) {
    agree(marginalDensity(more, [x], 0.5), marginalDensity(twoBumps, [x], 0.5), EXACT64);
    agree(score(more, [x], 0.5), score(twoBumps, [x], 0.5), EXACT64);
  }
});

Deno.test("two targets at t = 0.4, x = 0.3 give the density computed elsewhere", () => {
  const printed = within(1e-11, "the number is printed to twelve digits");
  agree(marginalDensity(twoTargets, [0.3], 0.4), 0.424402860632, printed);
  const shares = within(1e-8, "the numbers are printed to eight digits");
  agree(posteriorWeights(twoTargets, [0.3], 0.4), [0.24227141, 0.75772859], shares);
});

Deno.test("the density is refused where there is none, and out of reach of doubles", () => {
  for (const f of [marginalDensity, marginalLogDensity, posteriorWeights, score]) {
    throws(() => f(twoPoints, [1], 1), {
      name: "RangeError",
      message: "Expected a density; got the point mass of component 0 at t = 1",
    });
    throws(() => f(twoBumps, [1e200], 0.5), {
      name: "RangeError",
      message: "Expected x nearer to the target; got [1e+200]",
    });
    throws(() => f(eightGaussiansProblem, [0], 0.5), {
      name: "TypeError",
      message: "Expected x of length 2; got 1",
    });
    throws(() => f(twoBumps, [0], 1.5), {
      name: "RangeError",
      message: "Expected t in [0, 1]; got 1.5",
    });
  }
});

Deno.test("the noise that two targets keep gives them a density at t = 1", () => {
  const density = 0.3 * normalDensity(1.9, -1, 0.1) + 0.7 * normalDensity(1.9, 2, 0.1);
  agree(marginalDensity(twoTargets, [1.9], 1), density, EXACT64);
});
