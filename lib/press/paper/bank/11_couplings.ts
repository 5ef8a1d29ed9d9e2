import { EXACT64, QUADRATURE64 } from "../../../judge/tolerances.ts";
import { gaussianTarget } from "../../../exact/fixtures.ts";
import { conditionalVariance, marginalVelocity } from "../../../exact/marginal_velocity.ts";
import { increasingRoot } from "../../../numerics/increasing_root.ts";
import { normalCdf, normalDensity, normalQuantile } from "../../../numerics/normal.ts";
import { expectNormal, integrate } from "../../../numerics/quadrature.ts";
import { assign } from "../../../transport/assignment.ts";
import { wassersteinOfQuantiles } from "../../../transport/laws_on_line.ts";
import { equalTo, oneOf, someOf, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;
const TIMES = { panels: 6, nodes: 16 }, NODES = 12; // what is averaged is a square of what is linear

const energyLedger: PaperProblem = {
  name: "ledger-of-an-energy",
  claim: "S3.05",
  title: "Where the cost of random pairs goes",
  points: 5,
  draw: (random) => {
    const m = oneOf(random, "m", [0, 1, 2, 3]), s = oneOf(random, "s", [1, 2, 0.5, 3]);
    const pairs = m * m + 1 + s * s, floor = Math.PI / 2 * s, energy = pairs - floor;
    const best = m * m + (1 - s) ** 2, bending = energy - best;
    const problem = gaussianTarget(m, s, 1);
    const quantile = (u: number): number => m + s * normalQuantile(u);
    return {
      statement: raw`Noise $N(0, 1)$ and data $N(${m}, ${
        tex(s * s)
      })$ are paired at random and joined
by straight lines. The averaged field leaves the variance $s^2 / r_t^2$ of the velocities over, with
$r_t^2 = (1 - t)^2 + s^2 t^2$ and $\int_0^1 s^2 / r_t^2\,dt = \tfrac{\pi}{2} s$. Compute the cost of the
pairs, the floor $F$ of the loss, the energy $E$ of the averaged field, $W_2^2$ and the bending
$S = E - W_2^2$.`,
      solution: raw`The pairs cost $E|x_1 - x_0|^2 = m^2 + 1 + s^2 = ${
        tex(pairs)
      }$. They pay the floor
$F = \tfrac{\pi}{2} s ${equalTo(floor)}$ and the energy $E ${equalTo(energy)}$. The end map
$x_0 \mapsto m + s x_0$ is optimal on the line, so $W_2^2 = m^2 + (1 - s)^2 = ${tex(best)}$ and
$S = s(2 - \tfrac{\pi}{2}) ${equalTo(bending)}$.`,
      answers: [
        {
          what: "E",
          closed: energy,
          computed: integrate(
            (t) =>
              expectNormal(
                (x) => marginalVelocity(problem, [x], t)[0]! ** 2,
                t * m,
                Math.hypot(1 - t, s * t),
                NODES,
              ),
            0,
            1,
            TIMES,
          ),
          within: QUADRATURE64,
        },
        {
          what: "F",
          closed: floor,
          computed: integrate((t) => conditionalVariance(problem, [t * m], t), 0, 1, TIMES),
          within: QUADRATURE64,
        },
        {
          what: "W_2^2",
          closed: best,
          computed: wassersteinOfQuantiles(normalQuantile, quantile, 2) ** 2,
          within: QUADRATURE64,
        },
      ],
    };
  },
};

const crossing: PaperProblem = {
  name: "two-lines-that-cross",
  claim: "S3.15",
  title: "Where two lines meet, a model must average",
  points: 3,
  draw: (random) => {
    const low = oneOf(random, "low", [-1, 0, -2]), high = low + oneOf(random, "gap", [1, 2]);
    const rise = oneOf(random, "rise", [2, 3, 4]), drop = oneOf(random, "drop", [1, 2]);
    const up = low + rise, down = high - drop, t = (high - low) / (rise + drop);
    const place = low + rise * t, best = (rise - drop) / 2, left = ((rise + drop) / 2) ** 2;
    const apart = (time: number): { value: number; derivative: number } => ({
      value: (low + (up - low) * time) - (high + (down - high) * time),
      derivative: (up - low) - (down - high),
    });
    return {
      statement:
        raw`Two pairs are equally likely: $${low} \to ${up}$ and $${high} \to ${down}$, both along
straight lines in unit time. When and where do they meet? Which velocity
does a model learn there, and what is the smallest squared error?`,
      solution: raw`The lines $${low} + ${rise} t$ and $${high} - ${times(drop, "t")}$ meet at
$t = \frac{${high - low}}{${rise + drop}} ${equalTo(t)}$, at $x ${
        equalTo(place)
      }$. The targets there are
$${rise}$ and $-${drop}$; the best constant is their mean, $${tex(best)}$, and it leaves
$\left(\tfrac{${rise} + ${drop}}{2}\right)^2 = ${tex(left)}$. The paths of the learned flow do not
cross: they turn away.`,
      answers: [
        { what: "t", closed: t, computed: increasingRoot(apart, 0, 5), within: EXACT64 },
        {
          what: raw`\text{error}`,
          closed: left,
          computed: ((up - low - best) ** 2 + (down - high - best) ** 2) / 2,
          within: EXACT64,
        },
      ],
    };
  },
};

const batchOfTwo: PaperProblem = {
  name: "batches-of-two",
  claim: "S1.67",
  title: "Matching in batches of two",
  points: 4,
  draw: (random) => {
    const m = oneOf(random, "m", [0, 1, 2]), s = oneOf(random, "s", [1, 2, 0.5, 3]);
    const random1 = m * m + 1 + s * s, matched = random1 - 2 * s / Math.PI;
    const best = m * m + (1 - s) ** 2;
    const larger = integrate((z) => z * 2 * normalDensity(z) * normalCdf(z), -10, 10);
    return {
      statement: raw`Noise is $N(0, 1)$, data are $N(${m}, ${
        tex(s * s)
      })$. The larger of two standard
normal draws has mean $1 / \sqrt{\pi}$. In batches of two, sorted pairs are optimal: what is the
expected cost $E|x_1 - x_0|^2$ of a pair? Compare with random pairs and with $W_2^2$.`,
      solution:
        raw`Expanding the square, only $E\,x_0 x_1$ depends on the pairing. Sorted, the larger
goes with the larger: $E\,x_0 (x_1 - m) = s \cdot \tfrac12 (\tfrac{1}{\pi} + \tfrac{1}{\pi})
= s / \pi$. So the cost is $m^2 + 1 + s^2 - 2 s / \pi ${equalTo(matched)}$, against
$${tex(random1)}$ for random pairs and $W_2^2 = m^2 + (1 - s)^2 = ${tex(best)}$.`,
      answers: [{
        what: raw`\text{cost}`,
        closed: matched,
        computed: random1 - 2 * s * larger ** 2,
        within: QUADRATURE64,
      }],
    };
  },
};

const threePairs: PaperProblem = {
  name: "assignment-of-three",
  claim: "S3.10",
  title: "The best of six pairings",
  points: 4,
  draw: (random) => {
    const noise = someOf(random, "noise", PLACES, 3), data = someOf(random, "data", PLACES, 3);
    const cost = (i: number, j: number): number =>
      (noise[i]![0] - data[j]![0]) ** 2 + (noise[i]![1] - data[j]![1]) ** 2;
    const table = [0, 1, 2].map((i) => [0, 1, 2].map((j) => cost(i, j)));
    const sums = ORDERS.map((order) => order.reduce((sum, j, i) => sum + table[i]![j]!, 0));
    const closed = Math.min(...sums), best = ORDERS.filter((_, k) => sums[k] === closed);
    const places = (points: readonly (readonly number[])[]): string =>
      points.map(([x, y]) => `$(${x}, ${y})$`).join(", ");
    return {
      statement: raw`Three noise points ${places(noise)} are to be paired with three data points ${
        places(data)
      }, each with one of its own, so that the sum of the squared distances is least. Write
down the table of the nine squared distances and find a best pairing. Why do the straight lines of its
pairs never meet at the same time?`,
      solution: raw`The table is $\begin{pmatrix} ${
        table.map((row) => row.join(" & ")).join(raw` \\ `)
      } \end{pmatrix}$, rows for noise, columns for data. Of the six sums, ${
        sums.map((sum) => `$${sum}$`).join(", ")
      }, the least is $${closed}$: the rows take the columns ${
        best.map((order) => `$${order.map((j) => j + 1).join(raw`,\,`)}$`).join(", or as well ")
      }. If two lines met, exchanging their ends would not cost more and leave a corner, which can be cut
short.`,
      answers: [{
        what: raw`\text{least sum}`,
        closed,
        computed: assign(Float64Array.from(table.flat()), 3).cost,
        within: EXACT64,
      }],
    };
  },
};

const PLACES = [-2, -1, 0, 1, 2].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));
const ORDERS = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/** Chapter 11, couplings. */
export const COUPLINGS = [energyLedger, crossing, batchOfTwo, threePairs];
