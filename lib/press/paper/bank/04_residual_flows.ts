import { EXACT64, ODE64 } from "../../../judge/tolerances.ts";
import { eliminate } from "../../../numerics/eliminate.ts";
import { fixedPoint } from "../../../numerics/fixed_point.ts";
import { symmetricEigen } from "../../../numerics/symmetric_eigen.ts";
import { float64 } from "../../../odes/float64.ts";
import { solve } from "../../../odes/solve.ts";
import { EULER, RK4 } from "../../../odes/tableaux.ts";
import { equalTo, factor, oneOf, term, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const inverseByIteration: PaperProblem = {
  name: "banach-by-hand",
  claim: "S4.08",
  title: "Inverting a residual block",
  points: 4,
  draw: (random) => {
    const slope = oneOf(random, "slope", [0.5, -0.5, 0.2, -0.2]);
    const c = oneOf(random, "c", [1, -1, 2]), y = oneOf(random, "y", [3, 4, 6, -3]);
    const solution = (y - c) / (1 + slope);
    const third = solution + (-slope) ** 3 * (y - solution);
    const branch = ([x]: readonly number[]): number[] => [y - (slope * x! + c)];
    const rounds = (x: readonly number[], left: number): number =>
      left === 0 ? x[0]! : rounds(branch(x), left - 1);
    const { point } = fixedPoint(branch, [y], { lipschitz: 0.5, tolerance: 1e-12 });
    return {
      statement: raw`A residual block is $f(x) = x + F(x)$ with $F(x) = ${times(slope, "x")} ${
        term(c)
      }$.
Find the $x$ with $f(x) = ${y}$ by the iteration $x^{(k+1)} = ${y} - F(x^{(k)})$ from
$x^{(0)} = ${y}$: give $x^{(3)}$ and the limit. By which factor does the error change in each round?`,
      solution: raw`The limit solves $${tex(1 + slope)} x ${term(c)} = ${y}$, so
$x ${equalTo(solution)}$. Each round multiplies the error by $${
        tex(-slope)
      }$ (the Lipschitz constant
of $F$ is $${tex(Math.abs(slope))}$), so $x^{(3)} = x + ${factor((-slope) ** 3)}\,(x^{(0)} - x)
${equalTo(third)}$.`,
      answers: [
        { what: "x^{(3)}", closed: third, computed: rounds([y], 3), within: EXACT64 },
        { what: "x", closed: solution, computed: point[0]!, within: EXACT64 },
      ],
    };
  },
};

const logDetSeries: PaperProblem = {
  name: "log-det-by-traces",
  claim: "S4.09",
  title: "A log-determinant from traces",
  points: 4,
  draw: (random) => {
    const a = oneOf(random, "a", [0.1, 0.2, 0.3]), d = oneOf(random, "d", [-0.1, 0.1, 0.2, -0.2]);
    const b = oneOf(random, "b", [0.1, 0.2, -0.2]);
    const exact = Math.log((1 + a) * (1 + d) - b * b);
    const two = a + d - (a * a + d * d + 2 * b * b) / 2;
    const eigenvalues = [...symmetricEigen([[a, b], [b, d]]).values];
    return {
      statement: raw`Let $J = \begin{pmatrix} ${tex(a)} & ${tex(b)} \\ ${tex(b)} & ${
        tex(d)
      } \end{pmatrix}$. Compute $\ln\det(I + J)$ exactly, and by the first two terms of
$\sum_k (-1)^{k+1} \operatorname{tr}(J^k) / k$.`,
      solution: raw`$\det(I + J) = (1 ${term(a)})(1 ${term(d)}) - ${factor(b)}^2
= ${tex((1 + a) * (1 + d) - b * b)}$, so $\ln\det ${equalTo(exact)}$. With
$\operatorname{tr} J = ${tex(a + d)}$ and
$\operatorname{tr} J^2 = ${tex(a)}^2 + ${factor(d)}^2 + 2 \cdot ${factor(b)}^2
= ${tex(a * a + d * d + 2 * b * b)}$ two terms give $${tex(a + d)} - ${
        tex((a * a + d * d + 2 * b * b) / 2)
      } ${equalTo(two)}$. The eigenvalues of $J$ decide how fast the rest falls.`,
      answers: [{
        what: raw`\ln\det(I + J)`,
        closed: exact,
        computed: eliminate([[1 + a, b], [b, 1 + d]]).logDet,
        within: EXACT64,
      }, {
        what: raw`\text{two terms}`,
        closed: two,
        computed: eigenvalues.reduce((sum, value) => sum + value - value * value / 2, 0),
        within: EXACT64,
      }],
    };
  },
};

const layersToFlow: PaperProblem = {
  name: "layers-become-a-flow",
  claim: "S1.17",
  title: "More layers, smaller steps",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, -1, 2, 0.5]), x = oneOf(random, "x", [1, 2, 3]);
    const layers = oneOf(random, "layers", [2, 4]);
    const stack = x * (1 + a / layers) ** layers, flow = x * Math.exp(a);
    const field = ([y]: readonly number[]): number[] => [a * y!];
    return {
      statement:
        raw`All blocks of a residual network are equal, $x_{k+1} = x_k + \frac{1}{K} v(x_k)$
with $v(x) = ${
          times(a, "x")
        }$. Give the output for $x_0 = ${x}$ with $K = ${layers}$ blocks, and the limit
for $K \to \infty$. What does the sum of the log-determinants tend to?`,
      solution: raw`Each block multiplies by $1 + ${factor(a)} / ${layers} = ${
        tex(1 + a / layers)
      }$, so $x_K = ${x} \cdot ${factor(1 + a / layers)}^{${layers}} ${
        equalTo(stack)
      }$. The limit is
the flow of $x' = ${times(a, "x")}$: $${x}\,e^{${tex(a)}} ${equalTo(flow)}$. The log-determinants
$K \ln(1 + ${factor(a)} / K)$ tend to $${tex(a)}$, the integral of the divergence.`,
      answers: [{
        what: "x_K",
        closed: stack,
        computed: solve(float64, field, [x], { tableau: EULER, steps: layers }).end[0]!,
        within: EXACT64,
      }, {
        what: raw`\text{limit}`,
        closed: flow,
        computed: solve(float64, field, [x], { tableau: RK4, steps: 1000 }).end[0]!,
        within: ODE64,
      }],
    };
  },
};

/** Chapter 4, residual flows. */
export const RESIDUAL_FLOWS = [inverseByIteration, logDetSeries, layersToFlow];
