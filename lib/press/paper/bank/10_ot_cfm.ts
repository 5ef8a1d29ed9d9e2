import { EXACT64, FINITE_DIFFERENCE64 } from "../../../judge/tolerances.ts";
import { derivative } from "../../../numerics/differences.ts";
import { integrate } from "../../../numerics/quadrature.ts";
import { buresDistance } from "../../../transport/bures.ts";
import { equalTo, factor, oneOf, someOf, tex } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const lineArrow: PaperProblem = {
  name: "one-arrow-two-formulas",
  claim: "S3.73",
  title: "One arrow, read at a place and along a path",
  points: 3,
  draw: (random) => {
    const x0 = oneOf(random, "x0", [1, -1, 2, -2]), x1 = oneOf(random, "x1", [3, 4, -3]);
    const width = oneOf(random, "width", [0, 0.1, 0.2, 0.5]), t = oneOf(random, "t", [0.5, 0.25]);
    const path = (time: number): number => (1 - (1 - width) * time) * x0 + time * x1;
    const x = path(t), closed = (x1 - (1 - width) * x) / (1 - (1 - width) * t);
    return {
      statement: raw`On the path $x_t = (1 - (1 - \sigma) t) x_0 + t x_1$ with $x_0 = ${x0}$,
$x_1 = ${x1}$, $\sigma = ${tex(width)}$: where is the particle at $t = ${
        tex(t)
      }$? Compute its velocity
by the formula at a place, $\frac{x_1 - (1 - \sigma) x}{1 - (1 - \sigma) t}$, and once more from $x_0$
and $x_1$ alone. What does that say of the motion?`,
      solution: raw`$x_t ${equalTo(x)}$ and
$u = \frac{${x1} - ${tex(1 - width)} \cdot ${factor(x)}}{${tex(1 - (1 - width) * t)}}
${equalTo(closed)}$. Along the path the velocity is constant,
$x_1 - (1 - \sigma) x_0 = ${x1} - ${tex(1 - width)} \cdot ${factor(x0)}$, the same number at
all times: the motion is straight and uniform.`,
      answers: [
        { what: "u", closed, computed: derivative(path, t), within: FINITE_DIFFERENCE64 },
      ],
    };
  },
};

const unevenMotion: PaperProblem = {
  name: "price-of-uneven-motion",
  claim: "S3.79",
  title: "What uneven motion costs",
  points: 3,
  draw: (random) => {
    const power = oneOf(random, "power", [2, 3, 4]), start = oneOf(random, "start", [0, 1, -1]);
    const end = start + oneOf(random, "length", [2, 3, 4]), length = end - start;
    const closed = power ** 2 / (2 * power - 1) * length ** 2;
    const path = (t: number): number => start + length * t ** power;
    return {
      statement: raw`A particle moves from $${start}$ to $${end}$ as
$x_t = ${start} + ${length}\,t^{${power}}$. Compute its energy $\int_0^1 |\dot x_t|^2\,dt$. What is the
least energy of any motion between the two places in unit time?`,
      solution: raw`$\dot x_t = ${length * power}\,${
        power === 2 ? "t" : `t^{${power - 1}}`
      }$, so the energy is
$\frac{${(length * power) ** 2}}{${2 * power - 1}} ${equalTo(closed)}$. By the Cauchy–Schwarz
inequality $\int |\dot x|^2 \ge |x_1 - x_0|^2 = ${length ** 2}$, with equality for straight, uniform
motion alone.`,
      answers: [{
        what: raw`\text{energy}`,
        closed,
        computed: integrate((t) => derivative(path, t) ** 2, 0, 1),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const conditionalOptimum: PaperProblem = {
  name: "optimal-given-the-end",
  claim: "S3.81",
  title: "Optimal, given where it ends",
  points: 3,
  draw: (random) => {
    const [a, b] = someOf(random, "x1", [1, 2, 3, -1, -2], 2) as [number, number];
    const width = oneOf(random, "width", [0.1, 0.2, 0.5]);
    const closed = a * a + b * b + 2 * (1 - width) ** 2;
    const round = (variance: number): number[][] => [[variance, 0], [0, variance]];
    return {
      statement: raw`In the plane, $x_1 = (${a}, ${b})$ and $\sigma = ${tex(width)}$. Compute
$W_2^2$ between $N(0, I)$ and $N(x_1, \sigma^2 I)$, and the mean energy $E|x_1 - (1 - \sigma) x_0|^2$
of the conditional path. What follows?`,
      solution: raw`$W_2^2 = |x_1|^2 + d (1 - \sigma)^2 = ${a * a + b * b} + 2 \cdot ${
        tex(1 - width)
      }^2 ${
        equalTo(closed)
      }$. The energy is $|x_1|^2 + (1 - \sigma)^2 E|x_0|^2$, the same number, so the
conditional motion is an optimal one. (The averaged motion is not.)`,
      answers: [{
        what: "W_2^2",
        closed,
        computed: buresDistance(
          { mean: [0, 0], covariance: round(1) },
          { mean: [a, b], covariance: round(width ** 2) },
        ) ** 2,
        within: EXACT64,
      }],
    };
  },
};

const bendingAverage: PaperProblem = {
  name: "acceleration-of-the-average",
  claim: "S3.78",
  title: "Straight conditional lines, bent averages",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [0, 1, 2]), s = oneOf(random, "s", [1, 2, 0.5, 3]);
    const x0 = oneOf(random, "x0", [1, -1, 2]), t = 0.5;
    const radius = (time: number): number => Math.hypot(1 - time, s * time);
    const closed = x0 * s * s / radius(t) ** 3;
    const path = (time: number): number => m * time + radius(time) * x0;
    return {
      statement: raw`The averaged flow from $N(0, 1)$ to $N(${m}, ${
        tex(s * s)
      })$ along straight lines
moves particles as $x_t = m t + r_t x_0$ with $r_t^2 = (1 - t)^2 + s^2 t^2$. Compute the acceleration of
the particle with $x_0 = ${x0}$ at $t = \tfrac12$. For which $s > 0$ would it vanish?`,
      solution:
        raw`$\ddot x_t = \ddot r_t x_0$. From $r^2$ one gets $\dot r r = (1 + s^2) t - 1$ and
$\ddot r r + \dot r^2 = 1 + s^2$, so $\ddot r = s^2 / r^3$ and
$\ddot x_t = ${factor(x0)} \cdot ${tex(s * s)} / ${tex(radius(t))}^3 ${
          equalTo(closed)
        }$. It vanishes
for no $s > 0$: averages of straight lines bend in time even on the line.`,
      answers: [{
        what: raw`\ddot x_t`,
        closed,
        computed: derivative((time) => derivative(path, time), t),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

/** Chapter 10, straight lines. */
export const OT_CFM = [lineArrow, unevenMotion, conditionalOptimum, bendingAverage];
