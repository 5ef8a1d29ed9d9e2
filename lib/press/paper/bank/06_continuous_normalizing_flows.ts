import { EXACT64, FINITE_DIFFERENCE64, ODE64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { derivative } from "../../../numerics/differences.ts";
import { expectNormal } from "../../../numerics/quadrature.ts";
import { float64 } from "../../../odes/float64.ts";
import { solve } from "../../../odes/solve.ts";
import { RK4 } from "../../../odes/tableaux.ts";
import { equalTo, factor, oneOf, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;
const SIGNS = [[1, 1], [1, -1], [-1, 1], [-1, -1]] as const;

const traceByProbes: PaperProblem = {
  name: "hutchinson-by-hand",
  claim: "S4.80",
  title: "A trace from random signs",
  points: 4,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 3]), d = oneOf(random, "d", [-1, 1, 2]);
    const b = oneOf(random, "b", [1, 2, 3]), c = oneOf(random, "c", [0, -1, 1, 2]);
    const values = SIGNS.map(([u, v]) => a * u * u + (b + c) * u * v + d * v * v);
    const centre = values.reduce((sum, value) => sum + value, 0) / 4;
    const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 4;
    return {
      statement: raw`Let $A = \begin{pmatrix} ${a} & ${b} \\ ${c} & ${d} \end{pmatrix}$ and let the
entries of $\varepsilon$ be independent random signs. List the values of
$\varepsilon^\top A\,\varepsilon$; give their mean and variance. Which matrices have variance 0?`,
      solution: raw`$\varepsilon^\top A\,\varepsilon = ${a} + ${factor(d)} + (${b} + ${factor(c)})
\varepsilon_1 \varepsilon_2$ takes the values $${a + d + b + c}$ and $${
        a + d - b - c
      }$, each half the
time. Its mean is the trace, $${a + d}$; its variance $(${b} + ${factor(c)})^2 = ${
        (b + c) ** 2
      }$, which is $2(\|S\|_F^2 - \sum_i S_{ii}^2)$ with $S = \tfrac12 (A + A^\top)$. It is 0 when $S$ is
diagonal.`,
      answers: [
        { what: raw`\text{mean}`, closed: a + d, computed: centre, within: EXACT64 },
        { what: raw`\text{variance}`, closed: (b + c) ** 2, computed: variance, within: EXACT64 },
      ],
    };
  },
};

const adjointOfLine: PaperProblem = {
  name: "adjoint-of-one-number",
  claim: "S4.27",
  title: "A gradient without backpropagation",
  points: 4,
  draw: (random) => {
    const theta = oneOf(random, "theta", [0.5, 1, -0.5, -1]);
    const x0 = oneOf(random, "x0", [1, 2, -1]), target = oneOf(random, "target", [0, 1, 3]);
    const grown = Math.exp(theta), miss = x0 * grown - target;
    const lossOf = (start: number, rate: number): number => {
      const { end } = solve(float64, ([x]) => [rate * x!], [start], { tableau: RK4, steps: 400 });
      return (end[0]! - target) ** 2 / 2;
    };
    return {
      statement: raw`The model is $x' = \theta x$ with $x(0) = ${x0}$, the loss
$L = \tfrac12 (x(1) - ${target})^2$. With $\theta = ${tex(theta)}$ solve the adjoint equation
$a' = -\theta a$, $a(1) = dL/dx(1)$, and give $dL/dx(0)$ and
$dL/d\theta = \int_0^1 a\,x\,dt$.`,
      solution: raw`$a(1) = x(1) - ${target} = ${x0}\,e^{${tex(theta)}} - ${target}
${equalTo(miss)}$ and $a(t) = a(1)\,e^{\theta (1 - t)}$, so
$dL/dx(0) = a(0) = a(1)\,e^{${tex(theta)}} ${equalTo(miss * grown)}$. The product
$a(t)\,x(t) = a(1)\,e^{\theta} x(0)$ does not depend on $t$, so
$dL/d\theta = ${factor(x0)} \cdot a(0) ${equalTo(miss * grown * x0)}$.`,
      answers: [{
        what: raw`dL/dx(0)`,
        closed: miss * grown,
        computed: derivative((start) => lossOf(start, theta), x0),
        within: FINITE_DIFFERENCE64,
      }, {
        what: raw`dL/d\theta`,
        closed: miss * grown * x0,
        computed: derivative((rate) => lossOf(x0, rate), theta),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const bestLikelihood: PaperProblem = {
  name: "likelihood-and-divergence",
  claim: "S4.52",
  title: "What the likelihood leaves out",
  points: 3,
  draw: (random) => {
    const m = oneOf(random, "m", [1, 2, -1]), s = oneOf(random, "s", [0.5, 1, 2]);
    const likelihood = -Math.log(2 * Math.PI) / 2 - (m * m + s * s) / 2;
    const entropy = Math.log(s) + (Math.log(2 * Math.PI) + 1) / 2;
    const dataLog = (x: number): number =>
      -((x - m) ** 2) / (2 * s * s) - Math.log(s) - Math.log(2 * Math.PI) / 2;
    const modelLog = (x: number): number => -x * x / 2 - Math.log(2 * Math.PI) / 2;
    return {
      statement: raw`The data follow $N(${m}, ${tex(s * s)})$, the model is $p = N(0, 1)$. Compute
the expected log-likelihood $E \ln p(X)$, the largest value that any model can reach, and the gap
between the two.`,
      solution: raw`$E \ln p = -\tfrac12 \ln 2\pi - \tfrac12 (m^2 + s^2) ${
        equalTo(likelihood)
      }$. The
largest value is minus the entropy of the data, $-\ln s - \tfrac12 \ln 2\pi - \tfrac12
${equalTo(-entropy)}$. The gap is $\mathrm{KL}(\text{data} \,\|\, p)
= \tfrac12 (m^2 + s^2 - 1) - \ln s ${equalTo(-entropy - likelihood)}$.`,
      answers: [{
        what: raw`E \ln p`,
        closed: likelihood,
        computed: expectNormal(modelLog, m, s),
        within: QUADRATURE64,
      }, {
        what: raw`\text{gap}`,
        closed: -entropy - likelihood,
        computed: expectNormal((x) => dataLog(x) - modelLog(x), m, s),
        within: QUADRATURE64,
      }],
    };
  },
};

const backwardLikelihood: PaperProblem = {
  name: "likelihood-backward-in-time",
  claim: "S4.61",
  title: "A likelihood, solved backward",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, -1, 0.5, -0.5]), x1 = oneOf(random, "x1", [1, 2, -1, 0.5]);
    // x' = 2 a t x: both x and its log-density have closed forms
    const x0 = x1 * Math.exp(-a), closed = -x0 * x0 / 2 - Math.log(2 * Math.PI) / 2 - a;
    const { end } = solve(float64, ([x], t) => [2 * a * t * x!, -2 * a * t], [x1, 0], {
      tableau: RK4,
      steps: 600,
      from: 1,
      to: 0,
    });
    return {
      statement: raw`A continuous flow has the field $v(x, t) = ${times(2 * a, "t x")}$ and the base
$N(0, 1)$. Solve $(x, \ell)' = (v, -\partial_x v)$ from $x(1) = ${tex(x1)}$, $\ell(1) = 0$ back to
$t = 0$, and give $\ln p_1(${tex(x1)})$.`,
      solution: raw`$x(0) = ${factor(x1)}\,e^{${tex(-a)}} ${equalTo(x0)}$ and
$\ell(0) = \int_0^1 ${times(2 * a, "t")}\,dt = ${tex(a)}$. Hence
$\ln p_1(${tex(x1)}) = \ln p_0(x(0)) - \ell(0) = -\tfrac12 x(0)^2 - \tfrac12 \ln 2\pi - ${factor(a)}
${equalTo(closed)}$.`,
      answers: [{
        what: raw`\ln p_1`,
        closed,
        computed: -(end[0]! ** 2) / 2 - Math.log(2 * Math.PI) / 2 - end[1]!,
        within: ODE64,
      }],
    };
  },
};

/** Chapter 6, continuous normalizing flows. */
export const CONTINUOUS_NORMALIZING_FLOWS = [
  traceByProbes,
  adjointOfLine,
  bestLikelihood,
  backwardLikelihood,
];
