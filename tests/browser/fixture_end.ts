import type { Cell } from "../../lib/press/ipynb/mod.ts";
import { code, markdown } from "../press/book/fixture.ts";

const raw = String.raw;

/** The second half of the chapter in `fixture_cells.ts`: a proof, slow work, exercises. */
export const LAST_CELLS: readonly Cell[] = [
  code(
    "claim-planted",
    `await claim("S9.04", {
  says: "both targets pull, the second more",
  checks: {
    "mean-target": {
      left: () => average(targets),
      right: () => 1.1,
      within: EXACT64,
      routes: { left: "weighted mean", right: "by head" },
      control: {
        mistake: "plain mean of the targets",
        value: () => (targets[0]! + targets[1]!) / 2,
        drawn: () =>
          lines({
            x: "time t",
            y: "position",
            series: [average(targets), (targets[0]! + targets[1]!) / 2].map((mean, k) => ({
              name: ["weighted mean", "plain mean"][k]!,
              x: [0, 1],
              y: [0, mean],
            })),
            caption: "Led by the plain mean, the crowd ends too low.",
            description: "Two straight lines from 0, one up to 1.1 and one up to 0.5.",
          }),
      },
    },
  },
});`,
    [],
    ["fold"],
  ),
  markdown("proof", "## A proof\n\nThe mean of the squares is more than the square of the mean."),
  code(
    "derivation",
    raw`const mean = average(targets);

await derivation("S9.05", {
  covers: ["S9.05"],
  says: "the variance is the mean square less the squared mean",
  within: EXACT64,
  groups: [
    {
      title: "From the definition to two means",
      lines: [
        {
          tex: "\\mathbb{E}(x_1 - m)^2",
          value: () => average(targets.map((x1) => (x1 - mean) ** 2)),
        },
        {
          id: "S9.05",
          name: "three-terms",
          tex: "\\mathbb{E} x_1^2 - 2 m\\, \\mathbb{E} x_1 + m^2",
          value: () => average(targets.map((x1) => x1 ** 2)) - 2 * mean * mean + mean ** 2,
          note: "the square is expanded",
        },
        {
          id: "S9.05",
          name: "two-terms",
          tex: "\\mathbb{E} x_1^2 - m^2",
          value: () => average(targets.map((x1) => x1 ** 2)) - mean ** 2,
          note: "the mean of $x_1$ is $m$",
        },
      ],
      mistake: {
        tex: "\\mathbb{E} x_1^2",
        what: "the squared mean lost",
        value: () => average(targets.map((x1) => x1 ** 2)),
      },
    },
  ],
});`,
    [],
    ["fold"],
  ),
  markdown("slip", "> **Erratum.** A slide prints $3.1$; recomputing gives $1.89$."),
  markdown("work", "## Work that takes its time"),
  code(
    "slow",
    `const bar = progress("adding");
let added = 0;
for (let step = 1; step <= 1000; step++) {
  added += step;
  bar.update({ step, steps: 1000 });
}
await bar.done("added up to " + added);`,
    [],
    ["slow"],
  ),
  code(
    "figure-bars",
    `const draws = targets.flatMap((x1, k) => Array.from({ length: 10 * shares[k]! }, () => x1));
await show(histogram({
  series: [{ name: "data", ...densityBins(draws, { from: -2, to: 3, bins: 5 }) }],
  x: "target",
  y: "density",
  caption: "Ten data points.",
  description: "Two bars, of 0.3 at -1 and of 0.7 at 2.",
}));
console.log("mean", average(targets).toFixed(1));`,
  ),
  markdown("exercises", "## Exercises"),
  code(
    "exercise-share",
    `function probabilityOf2(x: number, t: number): number {
  return yourTurn(x, t);
}
await exercise("3.1", {
  asks: "Write the probability that a particle at $x$ at time $t$ is bound for $2$.",
  yours: probabilityOf2,
  checks: {
    "is the share of the data at t = 0": { at: [[0, 0], [2, 0]], expected: () => 0.7 },
    "obeys Bayes' rule": {
      at: [[0.3, 0.4], [-1, 0.2]],
      expected: (x, t) => 0.7 * densityOfTarget(x, t, 2) / density(x, t),
    },
  },
  hint: "The share of one weighted bell in the sum of both.",
});`,
  ),
  markdown(
    "answer-share",
    raw`<details><summary>Answer to 3.1</summary>

$$0.7\,\varphi_2 / (0.3\,\varphi_{-1} + 0.7\,\varphi_2)$$

</details>`,
  ),
  code(
    "exercise-width",
    `function widthAt(t: number): number {
  return yourTurn(t);
}
await exercise("3.2", {
  asks: "Write the standard deviation of a bell at time $t$.",
  yours: widthAt,
  checks: { "is sigma": { at: [[0], [0.5]], expected: (t) => sigma(t) } },
  hint: "It falls from 1 to 0.1.",
});`,
  ),
  markdown(
    "answer-width",
    raw`<details><summary>Answer to 3.2</summary>

$1 - 0.9\,t$

</details>`,
  ),
];
