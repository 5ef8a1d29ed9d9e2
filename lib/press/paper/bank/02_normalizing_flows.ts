import { EXACT64, FINITE_DIFFERENCE64 } from "../../../judge/tolerances.ts";
import { derivative, gradient } from "../../../numerics/differences.ts";
import { eliminate } from "../../../numerics/eliminate.ts";
import { increasingRoot } from "../../../numerics/increasing_root.ts";
import { normalCdf } from "../../../numerics/normal.ts";
import { equalTo, factor, oneOf, someOf, term, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const changeOfVariables: PaperProblem = {
  name: "density-of-a-cubic-flow",
  claim: "S1.01",
  title: "A density by change of variables",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 0.5]), b = oneOf(random, "b", [1, 0.5, 2]);
    const x = oneOf(random, "x", [0.5, -0.5, 1, -1, 0]);
    const z = a * x + b * x ** 3, slope = a + 3 * b * x * x;
    const closed = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * slope;
    return {
      statement: raw`The map $f(x) = ${times(a, "x")} + ${
        times(b, "x^3")
      }$ carries data $x$ to base noise
$z = f(x)$ with $z \sim N(0, 1)$. What is the density $p_1(x)$ of the data at $x = ${tex(x)}$?`,
      solution: raw`$p_1(x) = p_0(f(x))\,|f'(x)|$ with $f(${tex(x)}) = ${tex(z)}$ and
$f'(x) = ${tex(a)} + ${tex(3 * b)} x^2 = ${tex(slope)}$, so
$p_1 = \frac{1}{\sqrt{2\pi}} e^{-${tex(z * z / 2)}} \cdot ${tex(slope)} ${equalTo(closed)}$.`,
      answers: [{
        what: `p_1(${tex(x)})`,
        closed,
        computed: derivative((y) => normalCdf(a * y + b * y ** 3), x),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const couplingLayer: PaperProblem = {
  name: "coupling-layer-by-hand",
  claim: "S1.12",
  title: "An affine coupling layer, there and back",
  points: 4,
  draw: (random) => {
    const [x1, x2] = someOf(random, "x", [-2, -1, 1, 2], 2) as [number, number];
    const s = oneOf(random, "s", [0.5, -0.5, 1, -1]), shift = oneOf(random, "shift", [1, -1, 2]);
    const [target1, target2] = someOf(random, "y", [-1, 1, 2], 2) as [number, number];
    const layer = ([u, v]: readonly number[]): number[] => [
      u!,
      v! * Math.exp(s * u!) + shift * u! ** 2,
    ];
    const jacobian = [0, 1].map((i) => gradient((x) => layer(x)[i]!, [x1, x2]));
    const back = (target2 - shift * target1 ** 2) * Math.exp(-s * target1);
    const reach = 1 + 1e3;
    return {
      statement: raw`A coupling layer maps $(x_1, x_2)$ to $y_1 = x_1$,
$y_2 = x_2 e^{s(x_1)} + t(x_1)$ with $s(x_1) = ${times(s, "x_1")}$ and $t(x_1) = ${
        times(shift, "x_1^2")
      }$.
Give its log-determinant at $(${x1}, ${x2})$, and the second coordinate of the point that it carries
to $(${target1}, ${target2})$.`,
      solution: raw`The Jacobian is triangular with the diagonal $1, e^{s(x_1)}$, so
$\ln|\det| = s(${x1}) ${equalTo(s * x1)}$, whatever $x_2$ is. Backward
$x_2 = (y_2 - t(y_1)) e^{-s(y_1)} = (${target2} ${term(-shift * target1 ** 2)})\,
e^{${tex(-s * target1)}} ${equalTo(back)}$.`,
      answers: [{
        what: raw`\ln|\det|`,
        closed: s * x1,
        computed: eliminate(jacobian).logDet,
        within: FINITE_DIFFERENCE64,
      }, {
        what: "x_2",
        closed: back,
        computed: increasingRoot(
          (x) => ({
            value: layer([target1, x])[1]! - target2,
            derivative: Math.exp(s * target1),
          }),
          -reach,
          reach,
        ),
        within: EXACT64,
      }],
    };
  },
};

const composition: PaperProblem = {
  name: "log-det-of-a-chain",
  claim: "S1.03",
  title: "Where the factors of a chain are taken",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [2, 3, 0.5]), b = oneOf(random, "b", [1, -1, 2]);
    const x = oneOf(random, "x", [1, -1, 0.5, 2]), h = a * x + b;
    const closed = Math.log(a) + Math.log(1 + 3 * h * h);
    return {
      statement: raw`Let $f_1(x) = ${times(a, "x")} ${term(b)}$ and $f_2(h) = h + h^3$. Compute
$\ln|(f_2 \circ f_1)'(x)|$ at $x = ${tex(x)}$ as a sum over the layers. At which point is the
second term taken?`,
      solution: raw`The second term is taken at $h_1 = f_1(${tex(x)}) = ${tex(h)}$, not at $x$:
$\ln ${tex(a)} + \ln(1 + 3 h_1^2) = \ln ${tex(a)} + \ln ${tex(1 + 3 * h * h)} ${equalTo(closed)}$.`,
      answers: [{
        what: raw`\ln|(f_2 \circ f_1)'|`,
        closed,
        computed: Math.log(derivative((y) => (a * y + b) + (a * y + b) ** 3, x)),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const fitOfFlow: PaperProblem = {
  name: "best-affine-flow",
  claim: "S1.08",
  title: "The most likely affine flow",
  points: 3,
  draw: (random) => {
    const centre = oneOf(random, "centre", [1, 2, 3, -1]);
    const [near, far] = oneOf(random, "spread", [[1, 2], [1, 3], [2, 4], [1, 7]]) as [
      number,
      number,
    ];
    const data = [centre - far, centre - near, centre + near, centre + far];
    const variance = (near * near + far * far) / 2, sd = Math.sqrt(variance);
    const slope = (s: number): number =>
      // of the mean log-likelihood in s, by the mean itself
      derivative(
        (r) =>
          data.reduce((sum, y) => sum - (y - centre) ** 2, 0) / (8 * r * r) -
          Math.log(r),
        s,
        1e-3,
      );
    const toMaximum = (s: number): { value: number; derivative: number } => ({
      value: -slope(s),
      derivative: -derivative(slope, s),
    });
    return {
      statement:
        raw`A flow carries noise $z \sim N(0, 1)$ to $y = m + s z$ with $s > 0$. The data are
$${data.map(tex).join("$, $")}$. Which $m$ and $s$ maximise the likelihood of the data?`,
      solution: raw`The mean log-likelihood is
$-\ln s - \frac{1}{2 s^2} \cdot \frac14 \sum_i (y_i - m)^2$ up to a constant. Its derivatives vanish at
the mean, $m = ${tex(centre)}$, and at $s^2 = \frac14 \sum_i (y_i - m)^2
= ${tex(variance)}$, with the divisor 4 and not 3: $s ${equalTo(sd)}$.`,
      answers: [{
        what: "s",
        closed: sd,
        computed: increasingRoot(toMaximum, sd / 2, 2 * sd),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const triangular: PaperProblem = {
  name: "triangular-determinant",
  claim: "S4.05",
  title: "An autoregressive layer in three coordinates",
  points: 3,
  draw: (random) => {
    const [a, b] = someOf(random, "rates", [0.5, -0.5, 1, -1], 2) as [number, number];
    const [x1, x2, x3] = someOf(random, "x", [1, 2, -1, 3], 3) as [number, number, number];
    const layer = ([u, v, w]: readonly number[]): number[] => [
      u!,
      Math.exp(a * u!) * v! + u! ** 2,
      Math.exp(b * v!) * w! + u! * v!,
    ];
    const jacobian = [0, 1, 2].map((i) => gradient((x) => layer(x)[i]!, [x1, x2, x3]));
    return {
      statement: raw`A layer maps data $x \in \mathbb{R}^3$ to noise $y_1 = x_1$,
$y_2 = e^{${times(a, "x_1")}} x_2 + x_1^2$, $y_3 = e^{${times(b, "x_2")}} x_3 + x_1 x_2$. Give
$\ln|\det|$ of its Jacobian at $(${x1}, ${x2}, ${x3})$. How many coordinates can be inverted before
$x_1$ is known?`,
      solution: raw`The Jacobian is lower triangular, with the diagonal
$1, e^{${times(a, "x_1")}}, e^{${times(b, "x_2")}}$, so
$\ln|\det| = ${factor(a)} \cdot ${factor(x1)} + ${factor(b)} \cdot ${factor(x2)}
${equalTo(a * x1 + b * x2)}$. None: $x_2$ needs $x_1$, and $x_3$ needs both, so a sample costs three
passes and a density one.`,
      answers: [{
        what: raw`\ln|\det|`,
        closed: a * x1 + b * x2,
        computed: eliminate(jacobian).logDet,
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

/** Chapter 2, normalizing flows. */
export const NORMALIZING_FLOWS = [
  changeOfVariables,
  couplingLayer,
  composition,
  fitOfFlow,
  triangular,
];
