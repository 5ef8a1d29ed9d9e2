import { FINITE_DIFFERENCE64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { gaussianTarget } from "../../../exact/fixtures.ts";
import { conditionalVariance, marginalVelocity } from "../../../exact/marginal_velocity.ts";
import { derivative } from "../../../numerics/differences.ts";
import { normalCdf, normalDensity } from "../../../numerics/normal.ts";
import { expectNormal, integrate } from "../../../numerics/quadrature.ts";
import { equalTo, factor, oneOf, tex } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;
const TIMES = { panels: 6, nodes: 16 }, NODES = 12; // what is averaged is a square of what is linear

const marginalArrow: PaperProblem = {
  name: "marginal-arrow-of-two-points",
  claim: "S3.38",
  title: "The marginal velocity between two data points",
  points: 4,
  draw: (random) => {
    const [a, b] = oneOf(random, "data", [[-1, 1], [-1, 2], [0, 2], [-2, 1]]) as [number, number];
    const share = oneOf(random, "share", [0.5, 0.25, 0.75, 0.2]);
    const x = oneOf(random, "x", [0, 0.5, -0.5, 0.25]), t = 0.5;
    const weigh = (c: number): number => Math.exp(-2 * (x - c / 2) ** 2); // variance 1/4
    const total = share * weigh(a) + (1 - share) * weigh(b);
    const posterior = share * weigh(a) / total;
    const arrows = [a, b].map((c) => 2 * (c - x)) as [number, number];
    const closed = posterior * arrows[0] + (1 - posterior) * arrows[1];
    const mixed = (of: (x: number) => number, time: number): number =>
      share * of((x - time * a) / (1 - time)) + (1 - share) * of((x - time * b) / (1 - time));
    const density = mixed(normalDensity, t) / (1 - t);
    return {
      statement: raw`The data are $${a}$ with probability $${tex(share)}$ and $${b}$ otherwise; the
noise is $N(0, 1)$ and $x_t = t x_1 + (1 - t) x_0$. At $t = \tfrac12$ a particle is at
$x = ${
        tex(x)
      }$. Which posterior probability has $x_1 = ${a}$, and what is the marginal velocity there?
(Name also what the prior weights in the place of the posterior ones would give.)`,
      solution: raw`Given $x_1$, $x_{1/2} \sim N(x_1 / 2, 1/4)$, so the weights are proportional to
$${tex(share)}\,e^{-2 (${tex(x)} - ${factor(a / 2)})^2}$ and
$${tex(1 - share)}\,e^{-2 (${tex(x)} - ${factor(b / 2)})^2}$: the posterior of $${a}$
is $${tex(posterior)}$. The conditional velocities $(x_1 - x) / (1 - t)$ are $${tex(arrows[0])}$
and $${tex(arrows[1])}$, and their posterior mean is $${tex(closed)}$. With prior weights one would
get $${tex(share * arrows[0] + (1 - share) * arrows[1])}$.`,
      answers: [{
        what: `u_{1/2}(${tex(x)})`,
        closed,
        // mass is conserved: the flux through x is minus the rate of the mass to the left of x
        computed: -derivative((time) => mixed(normalCdf, time), t) / density,
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const leftoverVariance: PaperProblem = {
  name: "floor-of-the-loss",
  claim: "S1.37",
  title: "The loss that no model gets below",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [0, 1, 2, -1]), s = oneOf(random, "s", [1, 2, 0.5, 3]);
    const t = oneOf(random, "t", [0.5, 0.25, 0.75]), x = 0.5;
    const closed = s * s / ((1 - t) ** 2 + (s * t) ** 2);
    const weigh = (x1: number): number =>
      normalDensity(x1, m, s) * normalDensity((x - t * x1) / (1 - t));
    const over = (f: (x1: number) => number): number =>
      integrate((x1) => f(x1) * weigh(x1), m - 14 * s, m + 14 * s, { panels: 200 });
    const speed = (x1: number): number => (x1 - x) / (1 - t), problem = gaussianTarget(m, s, 1);
    const centre = over(speed) / over(() => 1);
    return {
      statement: raw`Noise $x_0 \sim N(0, 1)$ and data $x_1 \sim N(${m}, ${tex(s * s)})$ are drawn
independently, $x_t = t x_1 + (1 - t) x_0$. Compute $\operatorname{Var}(x_1 - x_0 \mid x_t)$ at
$t = ${tex(t)}$, and the smallest value of the loss $E|v(x_t, t) - (x_1 - x_0)|^2$ over all fields
$v$, with $t$ uniform on $[0, 1]$.`,
      solution: raw`Let $r^2 = (1 - t)^2 + s^2 t^2$ be the variance of $x_t$. The pair
$(x_1 - x_0, x_t)$ is normal with covariance $s^2 t - (1 - t)$, so the leftover variance is
$1 + s^2 - (s^2 t - (1 - t))^2 / r^2 = s^2 / r^2 ${equalTo(closed)}$, the same at every place. Its
integral over $t$ is $\int_0^1 s^2 / r^2\,dt = \tfrac{\pi}{2} s ${
        equalTo(Math.PI / 2 * s)
      }$. The loss does not reach 0, and need not.`,
      answers: [{
        what: raw`\operatorname{Var}`,
        closed,
        computed: over((x1) => (speed(x1) - centre) ** 2) / over(() => 1),
        within: QUADRATURE64,
      }, {
        what: raw`\text{smallest loss}`,
        closed: Math.PI / 2 * s,
        computed: integrate((time) => conditionalVariance(problem, [time * m], time), 0, 1, TIMES),
        within: QUADRATURE64,
      }],
    };
  },
};

const twoLosses: PaperProblem = {
  name: "two-losses-of-a-constant",
  claim: "S2.70",
  title: "Two losses, one gradient",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [1, 2, -1, 3]), s = oneOf(random, "s", [1, 2, 0.5]);
    const c = m + oneOf(random, "miss", [1, -1, 2, 0.5]);
    const conditional = (c - m) ** 2 + 1 + s * s, marginal = conditional - Math.PI / 2 * s;
    const problem = gaussianTarget(m, s, 1);
    return {
      statement: raw`Noise is $N(0, 1)$, data are $N(${m}, ${tex(s * s)})$, drawn independently,
$x_t = t x_1 + (1 - t) x_0$, and $t$ is uniform on $[0, 1]$.
For the constant model $v = c$ with $c = ${tex(c)}$ compute the
conditional loss $E|c - (x_1 - x_0)|^2$ and the flow matching loss $E|c - u_t(x_t)|^2$. What are
their derivatives in $c$? (The variance of $x_1 - x_0$ given $x_t$, averaged over $t$, is
$\tfrac{\pi}{2} s$.)`,
      solution: raw`$L_{\mathrm{CFM}} = (c - m)^2 + 1 + s^2 ${equalTo(conditional)}$, since
$x_1 - x_0 \sim N(m, 1 + s^2)$. By the tower rule the flow matching loss lacks the leftover variance:
$L_{\mathrm{FM}} = L_{\mathrm{CFM}} - \tfrac{\pi}{2} s ${
        equalTo(marginal)
      }$. The difference does not
depend on $c$, so both have the derivative $2(c - m) = ${tex(2 * (c - m))}$.`,
      answers: [{
        what: raw`L_{\mathrm{CFM}}`,
        closed: conditional,
        computed: expectNormal(
          (x0) => expectNormal((x1) => (c - (x1 - x0)) ** 2, m, s, NODES),
          0,
          1,
          NODES,
        ),
        within: QUADRATURE64,
      }, {
        what: raw`L_{\mathrm{FM}}`,
        closed: marginal,
        computed: integrate(
          (t) =>
            expectNormal(
              (x) => (c - marginalVelocity(problem, [x], t)[0]!) ** 2,
              t * m,
              Math.hypot(1 - t, s * t),
              NODES,
            ),
          0,
          1,
          TIMES,
        ),
        within: QUADRATURE64,
      }],
    };
  },
};

/** Chapter 7, conditional flow matching. */
export const CONDITIONAL_FLOW_MATCHING = [marginalArrow, leftoverVariance, twoLosses];
