import { EXACT64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { gaussianTarget } from "../../../exact/fixtures.ts";
import { marginalVelocity } from "../../../exact/marginal_velocity.ts";
import { integrate } from "../../../numerics/quadrature.ts";
import { float64 } from "../../../odes/float64.ts";
import { solve } from "../../../odes/solve.ts";
import { EULER, HEUN } from "../../../odes/tableaux.ts";
import { equalTo, factor, oneOf, termOf, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const twoStepSample: PaperProblem = {
  name: "a-sample-in-two-steps",
  claim: "S1.46",
  title: "A sample in two Euler steps",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [1, 2, 3, -1]), s = oneOf(random, "s", [1, 2, 3, 0.5]);
    const start = oneOf(random, "start", [1, -1, 2, -2]);
    const half = (start + m) / 2, closed = m + start * s * s / (1 + s * s);
    const problem = gaussianTarget(m, s, 1);
    const { end } = solve(float64, (x, t) => marginalVelocity(problem, [...x], t), [start], {
      tableau: EULER,
      steps: 2,
    });
    return {
      statement: raw`The exact field from $N(0, 1)$ to $N(${m}, ${
        tex(s * s)
      })$ along straight lines is

$$v(x, t) = m + \frac{s^2 t - (1 - t)}{(1 - t)^2 + s^2 t^2}\,(x - t m), \qquad m = ${m},\ s = ${
        tex(s)
      }.$$

Start at $x_0 = ${start}$ and take two Euler steps of size $\tfrac12$. Compare with the end of the
exact trajectory, $m + s x_0$.`,
      solution: raw`$v(x, 0) = m - x$, so $x_{1/2} = \tfrac12 (x_0 + m) ${equalTo(half)}$. At
$t = \tfrac12$ the factor is $\frac{2 (s^2 - 1)}{1 + s^2} ${
        equalTo(2 * (s * s - 1) / (1 + s * s))
      }$ and $x_{1/2} - \tfrac12 m = ${tex(half - m / 2)}$, so
$x_1 = x_{1/2} + \tfrac12 v = m + \frac{s^2}{1 + s^2} x_0 ${equalTo(closed)}$. The exact end is
$${tex(m + s * start)}$.`,
      answers: [{ what: "x_1", closed, computed: end[0]!, within: EXACT64 }],
    };
  },
};

const timesByWeight: PaperProblem = {
  name: "times-drawn-unevenly",
  claim: "B.02",
  title: "Times that are not uniform",
  points: 4,
  draw: (random) => {
    const a = oneOf(random, "a", [0.5, 0.25, 0.2, 1.5]);
    const closed = Math.log((2 - a) / a) / (2 * (1 - a));
    const flat = (t: number): number => a + 2 * (1 - a) * t;
    const growth = oneOf(random, "growth", [1, 2, 3, 4]), expected = 1 + growth / 2;
    const loss = (t: number): number => 1 + growth * t; // for the second question
    return {
      statement: raw`Training draws $t$ with density $\rho(t) = ${tex(a)} ${
        termOf(2 * (1 - a), "t")
      }$ on $[0, 1]$ and weights the loss by $1 / \rho(t)$. If the squared error at time $t$ is
always $1$, the second moment of one weighted draw is $\int_0^1 1 / \rho\,dt$: compute it. Compute the
expectation of the weighted draw if the squared error at time $t$ is $1 + ${
        times(growth, "t")
      }$. What happens with
$\rho(t) = 2t$?`,
      solution: raw`$\int_0^1 \frac{dt}{\rho(t)} = \frac{\ln ${tex(2 - a)} - \ln ${tex(a)}}{${
        tex(2 * (1 - a))
      }} ${equalTo(closed)}$. Weighting undoes $\rho$: the expectation is
$\int_0^1 (1 + ${times(growth, "t")})\,dt = ${
        tex(expected)
      }$ for every $\rho$ that is positive. With $\rho = 2t$ it is still $${tex(expected)}$, but
$\int 1 / \rho = \infty$: the estimate has no finite variance.`,
      answers: [
        {
          what: raw`\int 1 / \rho`,
          closed,
          computed: integrate((t) => 1 / flat(t), 0, 1),
          within: QUADRATURE64,
        },
        {
          what: raw`\text{expectation}`,
          closed: expected,
          computed: integrate((t) => flat(t) * (loss(t) / flat(t)), 0, 1),
          within: QUADRATURE64,
        },
      ],
    };
  },
};

const sameBill: PaperProblem = {
  name: "two-evaluations-two-ways",
  claim: "S1.45",
  title: "The same bill, spent in two ways",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, -1, 0.5, -0.5, 2]), start = oneOf(random, "start", [1, 2, -1]);
    const field = ([x]: readonly number[]): number[] => [a * x!];
    const euler = start * (1 + a / 2) ** 2, heun = start * (1 + a + a * a / 2);
    const exact = start * Math.exp(a);
    return {
      statement: raw`Two evaluations of the field $v(x) = ${
        times(a, "x")
      }$ are to be spent from $t = 0$ to
$1$, starting at $${start}$. Compute the end by two Euler steps, and by one step of Heun's method. Which
is nearer to the exact end?`,
      solution: raw`Euler: $${start}\,(1 + ${factor(a / 2)})^2 ${equalTo(euler)}$. Heun:
$${start}\,(1 + ${factor(a)} + \tfrac12 \cdot ${factor(a)}^2) ${equalTo(heun)}$. The exact end is
$${start}\,e^{${tex(a)}} ${equalTo(exact)}$; the errors are $${tex(Math.abs(euler - exact))}$ and
$${tex(Math.abs(heun - exact))}$.`,
      answers: [{
        what: raw`\text{Euler}`,
        closed: euler,
        computed: solve(float64, field, [start], { tableau: EULER, steps: 2 }).end[0]!,
        within: EXACT64,
      }, {
        what: raw`\text{Heun}`,
        closed: heun,
        computed: solve(float64, field, [start], { tableau: HEUN, steps: 1 }).end[0]!,
        within: EXACT64,
      }],
    };
  },
};

/** Chapter 8, training and sampling. */
export const TRAIN_AND_SAMPLE = [twoStepSample, timesByWeight, sameBill];
