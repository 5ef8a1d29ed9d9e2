import { dirname, join } from "node:path";
import {
  type Cell,
  type MimeBundle,
  type Output,
  writeNotebook,
} from "../../../lib/press/ipynb/mod.ts";

/** A drawing in the manner of the notebooks' figures: axes, a curve, dots, an embedded picture. */
export function drawing(): string {
  const dots = Array.from({ length: 40 }, (_, i) => {
    const x = 60 + i * 15.5, y = 200 - 90 * Math.sin(i / 6) * Math.exp(-i / 60);
    return `<path class="point" transform="translate(${x.toFixed(1)},${y.toFixed(1)})" ` +
      `d="M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z" style="opacity: 0.8; fill: rgb(0, 114, 178);"/>`;
  }).join("");
  const pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==";
  return `<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `width="700" height="380" style="background: white;" viewBox="0 0 700 380">` +
    `<defs><clipPath id="clip"><rect width="620" height="300"/></clipPath></defs>` +
    `<rect x="0" y="0" width="700" height="380" style="fill: rgb(255, 255, 255);"/>` +
    `<image xlink:href="data:image/png;base64,${pixel}" x="0" y="0" width="1" height="1"/>` +
    `<g clip-path="url('#clip')" style="stroke: #999;"><path d="M50,330H680M50,330V30"/></g>${dots}` +
    `<text x="360" y="370" text-anchor="middle" style="font-family: sans-serif; font-size: 16px;">time t</text>` +
    `<text x="20" y="190" transform="rotate(-90,20,190)" style="font-size: 16px;">v(x, t) &amp; more</text></svg>`;
}

/** The output of `show(figure)`. */
export function figureOutput(svg = drawing()): Output {
  return display({
    "application/vnd.plotly.v1+json": { data: [{ type: "scatter", y: [1] }], layout: {} },
    "image/svg+xml": svg,
    "text/plain": "Regression targets and their average, x = 0.5\n" +
      "Forty dots scatter around one smooth curve that falls from 0.9 to -0.4; " +
      'the curve "passes" through the middle of the dots at every time.',
  });
}

/** The output of a claim that holds. */
export function claimOutput(change: Record<string, unknown> = {}): Output {
  return display({
    "text/html": "<p>never shown in the book</p>",
    "text/plain": "✓ S3.38 +2",
    "application/vnd.flowbook.claim+json": { ...claimRecord("S3.38"), ...change },
  });
}

/** The record of a claim with two checks that hold. */
export function claimRecord(id: string): Record<string, unknown> {
  return {
    id,
    covers: ["S3.13", "S2.67"],
    says: "the posterior average equals the marginal velocity",
    verdict: "holds",
    checks: [
      {
        name: "at five times",
        left: [0.31622776, -0.2, 0.75, 1.5, 2.25],
        right: [0.31622776, -0.2, 0.75, 1.5, 2.25],
        error: 0,
        allowed: 1e-10,
        tolerance: { name: "EXACT64", why: "float64 rounding" },
        control: {
          mistake: "prior weights instead of posterior",
          value: [0.1, 0, 0.75, 1.5, 2.25],
          miss: 0.312,
          required: 1e-9,
        },
        verdict: "holds",
      },
      {
        name: "by simulation",
        left: 0.5031,
        right: 0.5,
        error: 0.0031,
        allowed: 0.012,
        tolerance: { name: "monteCarlo", why: "four standard errors" },
        verdict: "holds",
      },
    ],
  };
}

function failingClaim(): Output {
  const [check] = claimRecord("S3.40").checks as Record<string, unknown>[];
  return claimOutput({
    id: "S3.40",
    covers: [],
    says: "the divergence of the field equals -d log p / dt <everywhere>",
    verdict: "fails",
    checks: [{
      ...check,
      left: 0.85,
      right: 0.853,
      error: 0.003,
      verdict: "fails",
      reason: "left and right differ by 0.003; allowed are 1e-10",
    }],
  });
}

function derivation(): Output {
  return display({
    "application/vnd.flowbook.claim+json": ["S3.44", "S3.45", "S3.46"].map(claimRecord),
    "text/markdown": "**✓ S3.44…S3.46** · summary\n\n| line | value |\n|---|--:|\n" +
      "| $\\mathbb{E}\\lVert v - u_t \\rVert^2$ | 1.2500 |\n" +
      "| $\\mathbb{E}\\lVert v \\rVert^2 - 2\\,\\mathbb{E}\\langle v, u_t\\rangle + \\mathbb{E}\\lVert u_t \\rVert^2$ | 1.2500 |\n" +
      "| planted mistake: $\\mathbb{E}\\lVert v \\rVert^2 - \\mathbb{E}\\lVert u_t \\rVert^2$ | 0.7500 |\n",
    "text/plain": "a table",
  });
}

export function display(data: MimeBundle): Output {
  return { output_type: "display_data", data, metadata: {} };
}

export function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

export function code(
  id: string,
  source: string,
  outputs: Output[] = [],
  tags: string[] = [],
): Cell {
  const metadata = tags.length === 0 ? {} : { tags };
  return { cell_type: "code", id, metadata, source, outputs, execution_count: 1 };
}

/** Cells that make the shortest chapter the book accepts, and then these. */
export function chapterOf(...cells: Cell[]): Cell[] {
  return [markdown("title", "# A chapter\n\nThe reader can read it."), ...cells];
}

/** A folder with these notebooks, removed when the test is over. */
export async function withNotebooks<T>(
  notebooks: Readonly<Record<string, readonly Cell[]>>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, cells] of Object.entries(notebooks)) {
      await Deno.mkdir(dirname(join(folder, name)), { recursive: true });
      await writeNotebook(join(folder, name), {
        cells,
        metadata: { kernelspec: { name: "deno", display_name: "Deno", language: "typescript" } },
        nbformat: 4,
        nbformat_minor: 5,
      });
    }
    return await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Two chapters that hold everything the book can show. */
export const COURSE: Readonly<Record<string, readonly Cell[]>> = {
  "07-conditional-flow-matching.ipynb": [
    markdown(
      "intro",
      `# Regression on velocities

The reader can train a velocity field $v_\\theta(x, t)$ by plain regression and say why the average of the targets is the right answer.

A flow moves noise into data along a field of arrows. The field we want, the **marginal velocity**, is an average over all data points that could have sent a particle through \`x\`; nobody can compute it for real data. This chapter shows that one never has to: regress on the *conditional* velocity of one pair at a time, and the average appears by itself. A dollar sign in code, \`cost = "$5"\`, is no formula, and neither is \\$5.
`,
    ),
    markdown(
      "question",
      `## What does the loss see?

Draw noise $x_0 \\sim \\mathcal N(0, I)$, a data point $x_1 \\sim q$ and a time $t \\in [0, 1]$, and set

$$
x_t = t\\,x_1 + \\bigl(1 - (1 - \\sigma_{\\min})\\,t\\bigr)\\,x_0, \\qquad
u_t(x_t \\mid x_1) = x_1 - (1 - \\sigma_{\\min})\\,x_0 .
$$

> **Predict.** Many pairs pass through the same $x_t$ with different velocities. If a network must answer with one number, which one does least squares make it give?
>
> <details><summary>Answer</summary>
>
> The mean of the velocities, weighted by how likely each pair is *given* that it passes there:
> $u_t(x) = \\mathbb E[\\,u_t(x \\mid x_1) \\mid x_t = x\\,]$.
>
> </details>

The conditional loss and the marginal loss differ by a constant that no parameter can change:

$$
\\mathcal L_{\\mathrm{CFM}}(\\theta) = \\mathbb E_{t,\\,x_1,\\,x_t}\\bigl\\lVert v_\\theta(x_t, t) - u_t(x_t \\mid x_1)\\bigr\\rVert^2 = \\mathcal L_{\\mathrm{FM}}(\\theta) + \\underbrace{\\mathbb E_{t,\\,x_t}\\operatorname{tr}\\operatorname{Var}\\bigl(u_t(x_t \\mid x_1) \\mid x_t\\bigr)}_{\\text{the floor, independent of }\\theta}
$$
`,
    ),
    code(
      "imports",
      `import { gaussianPath, linearScheduler } from "flowbook/paths";
import { claim, show } from "flowbook/notebook";
import { scatter } from "flowbook/figures";`,
    ),
    code(
      "by-hand",
      `/** The conditional velocity from scratch: what one pair says at (x, t). */
function conditionalVelocity(x: number, x1: number, t: number, sigmaMin = 0.1): number {
  const shrink = 1 - sigmaMin; // the noise shrinks to sigmaMin, never to zero: at t = 1 the field stays finite everywhere
  return (x1 - shrink * x) / (1 - shrink * t);
}
console.log(\`v = \${conditionalVelocity(0.5, 2, 0.25).toFixed(3)}\`);`,
      [{ output_type: "stream", name: "stdout", text: "v = 2.000\n" }],
    ),
    code("claim-average", `await claim("S3.38", { /* … */ });`, [claimOutput()]),
    markdown(
      "picture",
      `## The average, seen\n\nIn the picture the dots are targets of single pairs. **Look at** the middle: the curve goes through it.`,
    ),
    code("figure", `await show(scatter({ x: t, y: targets }));`, [figureOutput()], ["fold"]),
    markdown(
      "derive",
      `### Three lines that must agree

Expanding the square gives three terms, and only the cross term meets the data[^]: see [the question](#What-does-the-loss-see?) and [the next chapter](08-train-and-sample.ipynb#training).

| symbol | meaning | unit |
|:--|:--|--:|
| $x_0$ | noise, drawn at $t = 0$ | 1 |
| $x_1$ | data, reached at $t = 1$ | 1 |
`,
    ),
    code("derivation", `await derivation("S3.44…S3.46", lines);`, [derivation()]),
    code("table", `await show({ columns, rows });`, [display({
      "text/html":
        `<table><caption>Steps and error of four solvers</caption><thead><tr><th>solver</th><th>order</th><th>evaluations</th><th>error at 64 steps</th></tr></thead><tbody><tr><td>Euler</td><td>1</td><td>64</td><td>0.0123</td></tr><tr><td>Runge-Kutta</td><td>4</td><td>256</td><td>0.0000031</td></tr></tbody></table>`,
      "text/plain": "a table",
    })]),
    markdown(
      "slip",
      `> **Erratum.** The slide prints 0.850; recomputing gives 0.853. The next cell catches it.`,
    ),
    code("claim-fails", `await claim("S3.40", { /* … */ });`, [failingClaim()]),
    code("throws", `throw new RangeError("Expected t in [0, 1]; got 1.5");`, [
      {
        output_type: "stream",
        name: "stderr",
        text: "\u001b[33mwarning\u001b[0m: about to fail\n",
      },
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "Expected t in [0, 1]; got 1.5",
        traceback: ["RangeError: Expected t in [0, 1]; got 1.5"],
      },
    ]),
    code("value", `[1, 2, 3].map((n) => n ** 2)`, [{
      output_type: "execute_result",
      execution_count: 1,
      data: { "text/plain": "[ 1, 4, 9 ]" },
      metadata: {},
    }]),
    markdown(
      "exercises",
      `## Summary and exercises

- Regress on single pairs; the average appears by itself.
- The loss has a floor above zero. Do not wait for zero.

> **Exercise.** Show that the floor is $\\int_0^1 \\mathbb E\\operatorname{tr}\\operatorname{Var}(u_t \\mid x_t)\\,dt$.

> **Note.** References: [Flow matching for generative modeling](https://arxiv.org/abs/2210.02747), Lipman et al. 2023.

> A quotation stays a quotation.

\`\`\`ts
const t: number = 0.5; // a listing inside prose
\`\`\`
`,
    ),
  ],
  "08-train-and-sample.ipynb": [
    markdown(
      "intro",
      "# Training and sampling\n\nThe reader can train a field and draw samples from it.\n",
    ),
    markdown(
      "training",
      "## Training\n\nBack to [the average](07-conditional-flow-matching.ipynb#the-average-seen).",
    ),
    code("silent", "const steps = 400;"),
  ],
};
