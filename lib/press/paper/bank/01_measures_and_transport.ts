import { EXACT64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { normalDensity, normalQuantile } from "../../../numerics/normal.ts";
import { integrate } from "../../../numerics/quadrature.ts";
import { wassersteinOfAtomsOnLine } from "../../../transport/atoms_on_line.ts";
import { kantorovichPotential } from "../../../transport/kantorovich_potential.ts";
import { wassersteinOfQuantiles } from "../../../transport/laws_on_line.ts";
import { semiDiscreteOnLine } from "../../../transport/semi_discrete_on_line.ts";
import { equalTo, factor, oneOf, tex } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const pushForward: PaperProblem = {
  name: "push-forward-by-a-square",
  claim: "S2.21",
  title: "A map that is not one-to-one",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 3]);
    const b = a + oneOf(random, "gap", [1, 2]);
    const [p, q, r] = oneOf(random, "masses", [
      [0.1, 0.4, 0.2],
      [0.2, 0.3, 0.1],
      [0.3, 0.1, 0.2],
      [0.4, 0.2, 0.1],
    ]) as [number, number, number];
    const rest = 1 - p - q - r;
    const squares = { places: [a * a, b * b, a * a, b * b], masses: [p, q, r, rest] };
    const zero = { places: [0], masses: [1] };
    return {
      statement: raw`The measure $\mu$ has the masses $${tex(p)}$, $${tex(q)}$, $${tex(r)}$ and
$${tex(rest)}$ at the places $-${a}$, $-${b}$, $${a}$ and $${b}$. Let $f(x) = x^2$. Give the masses
of $f_\#\mu$, and the mean of $f_\#\mu$.`,
      solution: raw`A mass moves with its place, and masses that meet add up: $f_\#\mu$ has the mass
$\mu(f^{-1}(${a * a})) = ${tex(p)} + ${tex(r)} = ${tex(p + r)}$ at $${a * a}$ and the rest,
$${tex(q + rest)}$, at $${b * b}$. Its mean is
$${tex(p + r)} \cdot ${a * a} + ${tex(q + rest)} \cdot ${b * b}
${equalTo((p + r) * a * a + (q + rest) * b * b)}$.`,
      answers: [{
        what: raw`\text{mean of } f_\#\mu`,
        closed: (p + r) * a * a + (q + rest) * b * b,
        computed: wassersteinOfAtomsOnLine(squares, zero, 1), // distance from 0 of what lies above 0
        within: EXACT64,
      }],
    };
  },
};

const dualOfW1: PaperProblem = {
  name: "w1-by-two-routes",
  claim: "S2.15",
  title: "The distance $W_1$, and a function that proves it",
  points: 4,
  draw: (random) => {
    const first = oneOf(random, "first", [[0, 3], [-1, 2], [0, 4], [-2, 2]]);
    const shift = oneOf(random, "shift", [1, 2, 3]), spread = oneOf(random, "spread", [0, 1, 2]);
    const [a, b] = first as [number, number], c = a + shift, d = b + shift + spread;
    const halves = [0.5, 0.5], from = { places: [a, b], masses: halves };
    const closed = (c - a + d - b) / 2;
    return {
      statement: raw`Let $\mu = \tfrac12 \delta_{${a}} + \tfrac12 \delta_{${b}}$ and
$\nu = \tfrac12 \delta_{${c}} + \tfrac12 \delta_{${d}}$. Compute $W_1(\mu, \nu)$, and name a function
$f$ with slopes between $-1$ and $1$ and with $\int f\,d\nu - \int f\,d\mu = W_1(\mu, \nu)$.`,
      solution: raw`On the line the sorted pairs are optimal:
$W_1 = \tfrac12 |${c} - ${factor(a)}| + \tfrac12 |${d} - ${factor(b)}| ${equalTo(closed)}$. The
function $f(x) = x$ has slope 1 and gives the same number,
$\tfrac12(${c} + ${factor(d)}) - \tfrac12(${a} + ${factor(b)}) ${
        equalTo(closed)
      }$; since no function with slopes between $-1$ and $1$ gives more than any
pairing costs, both are optimal.`,
      answers: [{
        what: raw`W_1(\mu, \nu)`,
        closed,
        computed: kantorovichPotential(from, { places: [c, d], masses: halves }).gain,
        within: EXACT64,
      }],
    };
  },
};

const gaussianDivergence: PaperProblem = {
  name: "kl-of-two-bells",
  claim: "S4.02",
  title: "Both directions of the divergence",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [1, -1, 2, -2, 3]), s = oneOf(random, "s", [0.5, 2, 3]);
    const forward = (s * s + m * m - 1) / 2 - Math.log(s);
    const back = Math.log(s) + (1 + m * m) / (2 * s * s) - 0.5;
    const logRatio = (x: number): number => (x * x - ((x - m) / s) ** 2) / 2 - Math.log(s);
    const reach = 12 * Math.max(1, s);
    return {
      statement: raw`Let $p = N(${m}, ${tex(s * s)})$ (the second number is the variance) and
$q = N(0, 1)$. Compute $\mathrm{KL}(p \,\|\, q)$ and $\mathrm{KL}(q \,\|\, p)$.`,
      solution: raw`For normal laws
$\mathrm{KL}(N(m, s^2) \,\|\, N(0, 1)) = \tfrac12 (s^2 + m^2 - 1) - \ln s ${equalTo(forward)}$
and $\mathrm{KL}(N(0, 1) \,\|\, N(m, s^2)) = \ln s + \frac{1 + m^2}{2 s^2} - \tfrac12
${equalTo(back)}$ with $m = ${m}$, $s = ${tex(s)}$. The two directions differ.`,
      answers: [{
        what: raw`\mathrm{KL}(p \,\|\, q)`,
        closed: forward,
        computed: integrate(
          (x) => normalDensity(x, m, s) * logRatio(x),
          m - reach,
          m + reach,
        ),
        within: QUADRATURE64,
      }, {
        what: raw`\mathrm{KL}(q \,\|\, p)`,
        closed: back,
        computed: integrate((x) => -normalDensity(x) * logRatio(x), -12, 12),
        within: QUADRATURE64,
      }],
    };
  },
};

const distanceToPoint: PaperProblem = {
  name: "w2-to-a-point",
  claim: "S2.14",
  title: "The distance to a point mass",
  points: 2,
  draw: (random) => {
    const m = oneOf(random, "m", [1, 2, -1, 3]), s = oneOf(random, "s", [1, 2, 0.5, 3]);
    const c = m + oneOf(random, "c", [1, 2, -2, 4]), closed = Math.hypot(m - c, s);
    return {
      statement: raw`Compute $W_2(N(${m}, ${tex(s * s)}), \delta_{${c}})$. For which laws $\mu$ is
$W_2(\mu, \delta_{${c}})$ finite?`,
      solution: raw`There is one coupling with a point mass, the product, so
$W_2^2 = E|X - ${factor(c)}|^2 = (${m} - ${factor(c)})^2 + ${tex(s * s)}
= ${tex((m - c) ** 2 + s * s)}$ and $W_2 ${equalTo(closed)}$. The distance is finite exactly when
$\mu$ has a finite second moment.`,
      answers: [{
        what: "W_2",
        closed,
        computed: wassersteinOfQuantiles((u) => m + s * normalQuantile(u), () => c, 2),
        within: QUADRATURE64,
      }],
    };
  },
};

const powerCells: PaperProblem = {
  name: "cells-of-two-atoms",
  claim: "S2.24",
  title: "Cells of equal mass",
  points: 4,
  draw: (random) => {
    const length = oneOf(random, "length", [2, 4, 6]);
    const left = oneOf(random, "left", [0, 0.5, 1]), gap = oneOf(random, "gap", [2, 3, 4]);
    const right = left + gap, middle = length / 2;
    const difference = (right - middle) ** 2 - (left - middle) ** 2;
    const law = {
      cdf: (x: number): number => Math.min(1, Math.max(0, x / length)),
      quantile: (u: number): number => length * u,
      density: (): number => 1 / length,
      from: 0,
      to: length,
    };
    const { weights, cost } = semiDiscreteOnLine(law, {
      places: [left, right],
      masses: [0.5, 0.5],
    });
    const away = (y: number, from: number): number =>
      ((from + middle - y) ** 3 - (from - y) ** 3) / 3 / length;
    const total = away(left, 0) + away(right, middle);
    return {
      statement: raw`The uniform law on $[0, ${length}]$ is carried to two atoms of mass
$\tfrac12$ at $y_1 = ${tex(left)}$ and $y_2 = ${tex(right)}$ at the least squared distance. Where is
the border between the cells? Which difference $w_2 - w_1$ puts it there, if cell $i$ is where
$|x - y_i|^2 - w_i$ is least? What is $W_2^2$?`,
      solution: raw`Each cell has mass $\tfrac12$ and cells lie in the order of the atoms, so the
border is at $${tex(middle)}$. There $|x - y_1|^2 - w_1 = |x - y_2|^2 - w_2$, hence
$w_2 - w_1 = (${tex(right)} - ${tex(middle)})^2 - (${tex(left)} - ${tex(middle)})^2
${equalTo(difference)}$. The cost is
$\frac{1}{${length}} \int_0^{${tex(middle)}} (x - ${tex(left)})^2 dx
+ \frac{1}{${length}} \int_{${tex(middle)}}^{${length}} (x - ${tex(right)})^2 dx
${equalTo(total)}$.`,
      answers: [
        {
          what: "w_2 - w_1",
          closed: difference,
          computed: weights[1]! - weights[0]!,
          within: EXACT64,
        },
        { what: "W_2^2", closed: total, computed: cost, within: QUADRATURE64 },
      ],
    };
  },
};

/** Chapter 1, laws, maps and distances. */
export const MEASURES_AND_TRANSPORT = [
  pushForward,
  dualOfW1,
  gaussianDivergence,
  distanceToPoint,
  powerCells,
];
