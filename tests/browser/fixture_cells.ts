/**
 * A small chapter written for the tests of the pages: one of everything that a chapter can hold.
 *
 * Chapters of the book may change at any time; this one changes with the tests that name its cells.
 *
 * @module
 */
import type { Cell } from "../../lib/press/ipynb/mod.ts";
import { code, markdown } from "../press/book/fixture.ts";

/** The name of the chapter. */
export const SLUG = "03-two-targets";

const raw = String.raw;

/** The cells, without outputs. */
export const CELLS: readonly Cell[] = [
  markdown(
    "title",
    raw`# Two targets

The reader can say what moves the crowd: at time $t$ a particle that is bound for $x_1$ has the
density $p_t(x \mid x_1) = N(x;\ t\,x_1,\ \sigma_t^2)$.`,
  ),
  code(
    "tools",
    `import { EXACT64 } from "flowbook/judge";
import { densityBins, histogram, lines } from "flowbook/figures";
import {
  claim,
  derivation,
  exercise,
  explore,
  point,
  progress,
  range,
  show,
  yourTurn,
} from "flowbook/notebook";`,
    [],
    ["fold"],
  ),
  code(
    "running-example",
    `const targets = [-1, 2];
const shares = [0.3, 0.7]; // how much of the data sits at each target
const sigma = (t: number) => 1 - 0.9 * t;
const bell = (x: number, mean: number, sd: number) =>
  Math.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
const average = (values: readonly number[]) =>
  values.reduce((sum, value, k) => sum + shares[k]! * value, 0);`,
  ),
  code(
    "figure-still",
    `await show(lines({
  title: "Two particles on their way",
  x: "time t",
  y: "position",
  series: targets.map((x1) => ({ name: "bound for " + x1, x: [0, 1], y: [0, x1] })),
  caption: "Both start at the same place.",
  description: "Two straight lines from 0, one down to -1\\nand one up to 2.",
}));`,
    [],
    ["fold"],
  ),
  markdown(
    "densities",
    raw`## One density for each target

> **Predict.** Where the bells are 0.2 and 0.4 high, how high is the density of all particles?
>
> <details><summary>0.30, their mean</summary>
>
> Only if half of the data sat at each target.
>
> </details>
>
> <details><summary>0.34, nearer to the second</summary>
>
> Yes: $0.3 \cdot 0.2 + 0.7 \cdot 0.4 = 0.34$.
>
> </details>`,
  ),
  markdown(
    "predict-number",
    raw`> **Predict.** How high is the density of all particles at $x = 0.3$, $t = 0.4$?
>
> <details data-check="S9.02 two-targets" data-entry="0"><summary>Answer</summary>
>
> **It is $0.424$**, nearer to the second bell. The mean of the two, $0.40$, would be right if half
> of the data sat at each target.
>
> </details>`,
  ),
  markdown(
    "paper-number",
    raw`> **Exercise.** On paper: how high is it there?
>
> <details data-check="S9.02 two-targets" data-entry="0" data-within="0.01"><summary>Answer</summary>
>
> Add the two bells with their shares: **$0.424$**.
>
> </details>`,
  ),
  markdown(
    "predict-sketch",
    raw`> **Predict.** Draw the density of all particles at $t = 0.4$.
>
> <details data-figure="figure-slider" data-trace="all particles"><summary>Answer</summary>
>
> One hill, and it leans to the right.
>
> </details>`,
  ),
  code(
    "claim-aside",
    `await claim("S9.01", {
  says: "the shares add up to one",
  checks: {
    "sum": {
      left: () => average([1, 1]),
      right: () => 1,
      within: EXACT64,
      control: { mistake: "one target forgotten", value: () => average([1, 0]) },
    },
  },
});`,
  ),
  code(
    "from-scratch",
    `const densityOfTarget = (x: number, t: number, x1: number) => bell(x, t * x1, sigma(t));
const density = (x: number, t: number) =>
  average(targets.map((x1) => densityOfTarget(x, t, x1)));`,
  ),
  code(
    "claim-sum",
    `await claim("S9.02", {
  covers: ["S9.03"],
  says: "the density of all particles is the weighted sum of the bells",
  checks: {
    "two-targets": {
      left: () => [density(0.3, 0.4), density(-1, 0.5)],
      right: () =>
        [[0.3, 0.4], [-1, 0.5]].map(([x, t]) =>
          0.3 * bell(x!, -t!, sigma(t!)) + 0.7 * bell(x!, 2 * t!, sigma(t!))
        ),
      within: EXACT64,
      control: {
        mistake: "plain mean of the bells instead of the weighted sum",
        value: () =>
          [[0.3, 0.4], [-1, 0.5]].map(([x, t]) =>
            (bell(x!, -t!, sigma(t!)) + bell(x!, 2 * t!, sigma(t!))) / 2
          ),
      },
    },
  },
});`,
    [],
    ["fold"],
  ),
  code(
    "figure-slider",
    `const places = Array.from({ length: 61 }, (_, i) => -3 + i / 10);
await explore(
  { t: range(0, 0.9, 19, { start: 0.4, label: "time t" }) },
  ({ t }) =>
    lines({
      x: "position x",
      y: "density",
      series: [{ name: "all particles", x: places, y: places.map((x) => density(x, t)) }],
      caption: "One hill becomes two.",
      description: "At t = " + t.toFixed(2) + " the curve is the density of all particles.",
    }),
);`,
    [],
    ["fold"],
  ),
  markdown("velocities", "## The velocity at a place\n\n**Look at** the ring: it can be dragged."),
  code(
    "figure-point",
    `const velocityOfTarget = (x: number, t: number, x1: number) => x1 - 0.9 * (x - t * x1) / sigma(t);
await explore(
  {
    share: range(0.1, 0.9, 17, { start: 0.7, label: "share of the data at 2" }),
    here: point({ x: [0.05, 0.95], y: [-2, 3] }, {
      start: { x: 0.4, y: 0.3 },
      label: "place (t, x)",
    }),
  },
  ({ share, here: { x: t, y: x } }) => {
    const ways = targets.map((x1) => ({
      name: "bound for " + x1,
      x: [t, 1],
      y: [x, x + (1 - t) * velocityOfTarget(x, t, x1)],
    }));
    const weights = targets.map((x1, k) => [1 - share, share][k]! * densityOfTarget(x, t, x1));
    const speeds = targets.map((x1) => velocityOfTarget(x, t, x1));
    const mean = (weights[0]! * speeds[0]! + weights[1]! * speeds[1]!) / (weights[0]! + weights[1]!);
    return lines({
      title: "Where is a particle bound for?",
      x: "time t",
      y: "position x",
      xRange: [0, 1.02],
      yRange: [-2.5, 3.5],
      series: [
        ...ways,
        { name: "average velocity", x: [t, t + 0.2], y: [x, x + 0.2 * mean] },
      ],
      caption: "Everyone at this place moves on one of two lines.",
      description: "At x = " + x.toFixed(2) + " and t = " + t.toFixed(2) +
        " the average velocity is " + mean.toFixed(2) + ".",
    });
  },
);`,
    [],
    ["fold"],
  ),
];
