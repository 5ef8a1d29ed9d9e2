import { FINITE_DIFFERENCE64, ODE64, within } from "../../../judge/tolerances.ts";
import { derivative } from "../../../numerics/differences.ts";
import { eliminate } from "../../../numerics/eliminate.ts";
import { normalCdf, normalDensity } from "../../../numerics/normal.ts";
import { float64 } from "../../../odes/float64.ts";
import { solve } from "../../../odes/solve.ts";
import { RK4 } from "../../../odes/tableaux.ts";
import { equalTo, factor, oneOf, term, termOf, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;
const SOLVED_AND_DIFFERENCED = within(1e-6, "differences of a solution of an ODE");

const continuityEquation: PaperProblem = {
  name: "rate-of-a-density",
  claim: "S2.48",
  title: "How fast the density changes at a place",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, -1, 0.5, 2]), x = oneOf(random, "x", [0, 1, 2, 0.5]);
    const p = normalDensity(x), closed = a * (x * x - 1) * p;
    return {
      statement: raw`At $t = 0$ the density is $N(0, 1)$ and the field is $v(x) = ${
        times(a, "x")
      }$. At
which rate does the density change at $x = ${tex(x)}$? Where does it not change?`,
      solution: raw`$\partial_t p = -(v p)' = -v' p - v p' = ${times(-a, "p")} ${termOf(a, "x^2 p")}
= ${times(a, "(x^2 - 1)")}\,p$, because $p' = -x p$. At $x = ${tex(x)}$ that is
$${tex(a * (x * x - 1))} \cdot ${tex(p)} ${equalTo(closed)}$. It vanishes at $x = \pm 1$.`,
      answers: [{
        what: raw`\partial_t p`,
        closed,
        computed: derivative((t) => normalDensity(x, 0, Math.exp(a * t)), 0),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const densityOfParticle: PaperProblem = {
  name: "log-density-along-a-path",
  claim: "S2.61",
  title: "The log-density at the end of a flow",
  points: 4,
  draw: (random) => {
    const a = oneOf(random, "a", [1, -1, 0.5, -0.5]), b = oneOf(random, "b", [1, -1, 2]);
    const x0 = oneOf(random, "x0", [0, 1, -1, 2]), grown = Math.exp(a);
    const x1 = x0 * grown + b * (grown - 1) / a;
    const closed = -x0 * x0 / 2 - Math.log(2 * Math.PI) / 2 - a;
    const back = (y: number): number =>
      solve(float64, ([x]) => [a * x! + b], [y], { tableau: RK4, steps: 600, from: 1, to: 0 })
        .end[0]!;
    return {
      statement: raw`Noise $x_0 \sim N(0, 1)$ moves by $x' = ${times(a, "x")} ${
        term(b)
      }$ from $t = 0$ to
$1$. Where does the particle with $x_0 = ${x0}$ end, and what is $\ln p_1$ there?`,
      solution: raw`With the resting point $x^* = ${tex(-b / a)}$ the distance $x - x^*$ grows by
$e^{${tex(a)}}$: $x_1 = x^* + (x_0 - x^*) e^{${tex(a)}} ${equalTo(x1)}$. The divergence is
$${tex(a)}$ everywhere, so $\ln p_1(x_1) = \ln p_0(x_0) - ${factor(a)}
= ${tex(-x0 * x0 / 2)} - \tfrac12 \ln 2\pi - ${factor(a)} ${equalTo(closed)}$.`,
      answers: [{
        what: raw`\ln p_1(x_1)`,
        closed,
        computed: Math.log(derivative((y) => normalCdf(back(y)), x1)),
        within: SOLVED_AND_DIFFERENCED,
      }],
    };
  },
};

const liouville: PaperProblem = {
  name: "area-under-a-linear-field",
  claim: "S2.55",
  title: "What a field does to areas",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 0.5, -0.5]), d = oneOf(random, "d", [-1, 0.5, 1]);
    const b = oneOf(random, "b", [2, -2, 1]), c = oneOf(random, "c", [1, -1, 3]);
    const column = (start: readonly number[]): readonly number[] =>
      solve(float64, ([x, y]) => [a * x! + b * y!, c * x! + d * y!], start, {
        tableau: RK4,
        steps: 600,
      }).end;
    const [first, second] = [column([1, 0]), column([0, 1])];
    const { logDet } = eliminate([[first[0]!, second[0]!], [first[1]!, second[1]!]]);
    return {
      statement: raw`The field $v(x, y) = (${times(a, "x")} ${termOf(b, "y")},\; ${times(c, "x")} ${
        termOf(d, "y")
      })$ moves
a region of area 1 from $t = 0$ to $1$. What is its area then? Do $${tex(b)}$ and $${
        tex(c)
      }$ matter?`,
      solution: raw`$\frac{d}{dt} \ln J_t = \operatorname{div} v = ${tex(a)} ${term(d)} = ${
        tex(a + d)
      }$, the same at every place and time, so the area is $e^{${tex(a + d)}}
${equalTo(Math.exp(a + d))}$. The entries off the diagonal turn and shear, and change no area.`,
      answers: [{
        what: raw`\text{area}`,
        closed: Math.exp(a + d),
        computed: Math.exp(logDet),
        within: ODE64,
      }],
    };
  },
};

/** Chapter 5, density along a flow. */
export const DENSITY_ALONG_A_FLOW = [continuityEquation, densityOfParticle, liouville];
