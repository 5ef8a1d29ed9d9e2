import { FINITE_DIFFERENCE64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { derivative, divergence } from "../../../numerics/differences.ts";
import { normalDensity } from "../../../numerics/normal.ts";
import { expectNormal, integrate } from "../../../numerics/quadrature.ts";
import { cosineScheduler } from "../../../schedules/cosine.ts";
import { equalTo, factor, oneOf, tex } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const trigonometricArrow: PaperProblem = {
  name: "arrow-of-a-bent-path",
  claim: "S3.58",
  title: "The conditional field of a trigonometric path",
  points: 3,
  draw: (random) => {
    const { t, angle } = oneOf(random, "time", [
      { t: 1 / 3, angle: raw`\pi/6` },
      { t: 0.5, angle: raw`\pi/4` },
      { t: 2 / 3, angle: raw`\pi/3` },
    ]);
    const x = oneOf(random, "x", [0, 1, -1, 2]), x1 = oneOf(random, "x1", [1, 2, -1, 3]);
    const [alpha, sigma] = [Math.sin(Math.PI * t / 2), Math.cos(Math.PI * t / 2)];
    const closed = -Math.PI / 2 * (alpha / sigma) * (x - alpha * x1) + Math.PI / 2 * sigma * x1;
    const at = cosineScheduler(), noise = (x - at(t).alpha * x1) / at(t).sigma;
    return {
      statement: raw`Let $x_t = \alpha_t x_1 + \sigma_t x_0$ with $\alpha_t = \sin(\pi t / 2)$ and
$\sigma_t = \cos(\pi t / 2)$. Where $\pi t / 2 = ${angle}$, what is the conditional velocity
$u_t(x \mid x_1)$ at $x = ${x}$ for $x_1 = ${x1}$?`,
      solution: raw`$u = \frac{\dot\sigma}{\sigma}(x - \alpha x_1) + \dot\alpha x_1$ with
$\alpha ${equalTo(alpha)}$, $\sigma ${equalTo(sigma)}$,
$\dot\alpha = \tfrac{\pi}{2} \sigma$, $\dot\sigma = -\tfrac{\pi}{2} \alpha$. So
$u = -\tfrac{\pi}{2} \cdot ${tex(alpha / sigma)}\,(${x} - ${tex(alpha)} \cdot ${factor(x1)})
+ \tfrac{\pi}{2} \cdot ${tex(sigma)} \cdot ${factor(x1)} ${equalTo(closed)}$.`,
      answers: [{
        what: `u_t(${x} \\mid ${x1})`,
        closed,
        computed: derivative((time) => at(time).alpha * x1 + at(time).sigma * noise, t),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const fourPredictions: PaperProblem = {
  name: "four-predictions",
  claim: "B.03",
  title: "Four predictions that are one",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [1, 2, -1, 0]), s = oneOf(random, "s", [1, 2, 3]);
    const x = oneOf(random, "x", [1, 2, -1, 0.5]), t = 0.5;
    const variance = (1 - t) ** 2 + (s * t) ** 2;
    const data = m + t * s * s / variance * (x - t * m);
    const velocity = (data - x) / (1 - t), noise = (x - t * data) / (1 - t);
    const weigh = (x1: number): number =>
      normalDensity(x1, m, s) * normalDensity((x - t * x1) / (1 - t));
    const over = (f: (x1: number) => number): number =>
      integrate((x1) => f(x1) * weigh(x1), m - 14 * s, m + 14 * s, { panels: 200 });
    const logDensity = (y: number): number =>
      Math.log(normalDensity(y, t * m, Math.sqrt(variance)));
    return {
      statement: raw`Noise is $N(0, 1)$, data are $N(${m}, ${s * s})$, and
$x_t = t x_1 + (1 - t) x_0$. At $t = \tfrac12$ and $x = ${
        tex(x)
      }$ compute the mean $\hat x_1$ of the
data point given $x_t = x$, then from it alone the velocity, the mean noise and the score.`,
      solution: raw`By regression $\hat x_1 = m + \frac{t s^2}{(1 - t)^2 + s^2 t^2}(x - t m)
${equalTo(data)}$. Then $u = (\hat x_1 - x) / (1 - t) ${equalTo(velocity)}$,
$\hat x_0 = (x - t \hat x_1) / (1 - t) ${equalTo(noise)}$ and
$\nabla \ln p_t = -\hat x_0 / (1 - t) ${equalTo(-noise / (1 - t))}$.`,
      answers: [{
        what: raw`\hat x_1`,
        closed: data,
        computed: over((x1) => x1) / over(() => 1),
        within: QUADRATURE64,
      }, {
        what: "u",
        closed: velocity,
        computed: over((x1) => (x1 - x) / (1 - t)) / over(() => 1),
        within: QUADRATURE64,
      }, {
        what: raw`\nabla \ln p_t`,
        closed: -noise / (1 - t),
        computed: derivative(logDensity, x),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const blurredData: PaperProblem = {
  name: "what-the-last-width-adds",
  claim: "S2.69",
  title: "What a last width adds to the data",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 3]), width = oneOf(random, "width", [0.1, 0.2, 0.5]);
    const share = oneOf(random, "share", [0.5, 0.25, 0.2]);
    const centre = a * (1 - 2 * share), closed = 4 * a * a * share * (1 - share) + width ** 2;
    const over = (f: (x: number) => number): number =>
      share * expectNormal(f, -a, width) + (1 - share) * expectNormal(f, a, width);
    return {
      statement: raw`The data are $-${a}$ with probability $${tex(share)}$ and $${a}$ otherwise. The
conditional paths end in $N(x_1, \sigma_{\min}^2)$ with $\sigma_{\min} = ${
        tex(width)
      }$. Give mean and
variance of what an exact model generates, and a bound for its $W_2$ distance from the data.`,
      solution:
        raw`The generated law is $x_1 + \sigma_{\min} z$ with independent noise. Its mean is that
of the data, $${a}\,(1 - 2 \cdot ${tex(share)}) ${equalTo(centre)}$, and the variances add up:
$4 \cdot ${a}^2 \cdot ${tex(share)} \cdot ${tex(1 - share)} + ${tex(width)}^2 ${equalTo(closed)}$.
Pairing each point with its blurred copy costs $E|\sigma_{\min} z|^2$, so
$W_2 \le \sigma_{\min} = ${tex(width)}$.`,
      answers: [
        { what: raw`\text{mean}`, closed: centre, computed: over((x) => x), within: QUADRATURE64 },
        {
          what: raw`\text{variance}`,
          closed,
          computed: over((x) => x * x) - over((x) => x) ** 2,
          within: QUADRATURE64,
        },
      ],
    };
  },
};

const shrinkingCloud: PaperProblem = {
  name: "divergence-of-a-conditional-field",
  claim: "S3.66",
  title: "How fast a conditional cloud contracts",
  points: 3,
  draw: (random) => {
    const dim = oneOf(random, "dim", [2, 3, 4]), t = oneOf(random, "t", [0.5, 0.25, 0.75]);
    const width = oneOf(random, "width", [0.1, 0.2, 0.5]);
    const sigma = 1 - (1 - width) * t, closed = -dim * (1 - width) / sigma;
    const target = Array.from({ length: dim }, (_, i) => i + 1);
    const field = (x: readonly number[]): number[] =>
      x.map((value, i) => (target[i]! - (1 - width) * value) / sigma);
    return {
      statement: raw`Let $\mu_t = t x_1$ and $\sigma_t = 1 - (1 - \sigma_{\min}) t$ with
$\sigma_{\min} = ${
        tex(width)
      }$ in $d = ${dim}$ dimensions. What is the divergence of the conditional
field at $t = ${tex(t)}$? By which factor does the volume of a small piece of the cloud change from
$t = 0$ to $1$?`,
      solution: raw`$\operatorname{div} u = d\,\dot\sigma / \sigma
= -${dim} \cdot ${tex(1 - width)} / ${tex(sigma)} ${
        equalTo(closed)
      }$ at every place. Its integral is
$d \ln(\sigma_1 / \sigma_0)$, so volumes change by $\sigma_{\min}^{${dim}} ${
        equalTo(width ** dim)
      }$.`,
      answers: [{
        what: raw`\operatorname{div} u`,
        closed,
        computed: divergence(field, target.map((value) => value / 2)),
        within: FINITE_DIFFERENCE64,
      }, {
        what: raw`\text{factor}`,
        closed: width ** dim,
        computed: Math.exp(
          integrate((time) => -dim * (1 - width) / (1 - (1 - width) * time), 0, 1),
        ),
        within: QUADRATURE64,
      }],
    };
  },
};

/** Chapter 9, Gaussian paths. */
export const GAUSSIAN_PATHS = [trigonometricArrow, fourPredictions, blurredData, shrinkingCloud];
