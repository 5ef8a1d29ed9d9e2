import { EXACT64, FINITE_DIFFERENCE64, ODE64 } from "../../../judge/tolerances.ts";
import { derivative } from "../../../numerics/differences.ts";
import { increasingRoot } from "../../../numerics/increasing_root.ts";
import { float64 } from "../../../odes/float64.ts";
import { solve } from "../../../odes/solve.ts";
import { EULER, RK4 } from "../../../odes/tableaux.ts";
import { equalTo, factor, oneOf, termOf, tex, times } from "../numbers.ts";
import type { PaperProblem } from "../problem.ts";

const raw = String.raw;

const eulerByHand: PaperProblem = {
  name: "three-euler-steps",
  claim: "S4.15",
  title: "Three Euler steps",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 3, -1]), b = oneOf(random, "b", [1, 2]);
    const start = a / b + oneOf(random, "start", [1, -1, 2]),
      h = oneOf(random, "h", [0.1, 0.2, 0.5]);
    const rest = a / b, factors = 1 - b * h; // y - a / b shrinks by one factor a step
    const values = [1, 2, 3].map((n) => rest + (start - rest) * factors ** n);
    const { end } = solve(float64, ([y]) => [a - b * y!], [start], {
      tableau: EULER,
      steps: 3,
      to: 3 * h,
    });
    return {
      statement: raw`Take three Euler steps of size $h = ${tex(h)}$ for $y' = ${a} - ${
        times(b, "y")
      }$ with
$y(0) = ${
        tex(start)
      }$. By which factor does the distance from the resting point change in each step, and
for which $h$ does it no longer shrink?`,
      solution: raw`$y_{n+1} = y_n + h(${a} - ${times(b, "y_n")})$ gives
$y_1 ${equalTo(values[0]!)}$, $y_2 ${equalTo(values[1]!)}$, $y_3 ${equalTo(values[2]!)}$. The
distance from $y^* = ${tex(rest)}$ is multiplied by $1 - ${times(b, "h")} = ${
        tex(factors)
      }$ in each step; it
shrinks while $|1 - ${times(b, "h")}| < 1$, that is for $h < ${tex(2 / b)}$.`,
      answers: [{ what: "y_3", closed: values[2]!, computed: end[0]!, within: EXACT64 }],
    };
  },
};

const linearEquation: PaperProblem = {
  name: "exact-solution-by-integration",
  claim: "S4.12",
  title: "An exact solution to judge a solver by",
  points: 3,
  draw: (random) => {
    const b = oneOf(random, "b", [1, 2, 0.5]), a = oneOf(random, "a", [1, 2, -1]);
    const start = oneOf(random, "start", [0, 1, 2]), end = oneOf(random, "end", [1, 2, 0.5]);
    // y' = a e^(-b t) - b y: y e^(b t) grows at the constant rate a
    const closed = (start + a * end) * Math.exp(-b * end);
    const { end: [solved] } = solve(
      float64,
      ([y], t) => [a * Math.exp(-b * t) - b * y!],
      [start],
      { tableau: RK4, steps: 800, to: end },
    );
    return {
      statement: raw`Solve $y' = ${times(a, `e^{-${times(b, "t")}}`)} - ${
        times(b, "y")
      }$, $y(0) = ${start}$, and give
$y(${tex(end)})$. (Differentiate $y\,e^{${times(b, "t")}}$ first.)`,
      solution: raw`$(y e^{${times(b, "t")}})' = (y' + ${times(b, "y")}) e^{${
        times(b, "t")
      }} = ${a}$, so
$y(t) = (${start} ${termOf(a, "t")}) e^{-${times(b, "t")}}$ and
$y(${tex(end)}) = ${tex(start + a * end)}\,e^{-${tex(b * end)}} ${equalTo(closed)}$.`,
      answers: [{ what: `y(${tex(end)})`, closed, computed: solved!, within: ODE64 }],
    };
  },
};

const velocityAtPlace: PaperProblem = {
  name: "eulerian-velocity",
  claim: "S2.43",
  title: "The arrow at a place belongs to whoever is there",
  points: 3,
  draw: (random) => {
    const a = oneOf(random, "a", [1, 2, 3]), b = oneOf(random, "b", [1, -1, 2, -2]);
    const t = oneOf(random, "t", [0.5, 1]), y = oneOf(random, "y", [2, 3, 4, 5]);
    const at = (x: number, time: number): number => x * (1 + a * time) + b * time ** 2;
    const label = (y - b * t * t) / (1 + a * t), closed = label * a + 2 * b * t;
    const found = increasingRoot(
      (x) => ({ value: at(x, t) - y, derivative: derivative((z) => at(z, t), x) }),
      -100,
      100,
    );
    return {
      statement: raw`Particles move as $\psi_t(x) = x (1 + ${times(a, "t")}) ${
        termOf(b, "t^2")
      }$, where $x$ is the
place at $t = 0$. Find the velocity field $v_t(y)$ and its value at $y = ${y}$, $t = ${tex(t)}$.`,
      solution: raw`The particle now at $y$ has the label $x = \frac{y ${termOf(-b, "t^2")}}{1 + ${
        times(a, "t")
      }}
${equalTo(label)}$. Its speed is $\dot\psi_t(x) = ${times(a, "x")} ${termOf(2 * b, "t")}$, so
$v_t(y) = ${times(a, `\\frac{y ${termOf(-b, "t^2")}}{1 + ${times(a, "t")}}`)}
${termOf(2 * b, "t")} ${equalTo(closed)}$ here.`,
      answers: [{
        what: `v_{${tex(t)}}(${y})`,
        closed,
        computed: derivative((time) => at(found, time), t),
        within: FINITE_DIFFERENCE64,
      }],
    };
  },
};

const flowOfTwoTimes: PaperProblem = {
  name: "flow-between-two-times",
  claim: "S2.40",
  title: "A flow between two times",
  points: 4,
  draw: (random) => {
    const a = oneOf(random, "a", [0.5, 1, -1, -0.5]), x = oneOf(random, "x", [1, 2, -1, 3]);
    const [s, t] = oneOf(random, "times", [[0, 1], [1, 2], [0.5, 1], [1, 1.5]]) as [number, number];
    const power = a * (t * t - s * s), closed = x * Math.exp(power);
    const { end } = solve(float64, ([y], time) => [2 * a * time * y!], [x], {
      tableau: RK4,
      steps: 2000,
      from: s,
      to: t,
    });
    return {
      statement: raw`Let $v(x, t) = ${
        times(2 * a, "t x")
      }$. Give the flow $\psi_{s \to t}(x)$ and its
value at $x = ${x}$ from $s = ${tex(s)}$ to $t = ${tex(t)}$. Does it depend on $t - s$ alone?`,
      solution: raw`$\frac{d}{dt} \ln|x_t| = ${times(2 * a, "t")}$, so
$\psi_{s \to t}(x) = x\,e^{${times(a, "(t^2 - s^2)")}} = ${factor(x)}\,e^{${tex(power)}}
${equalTo(closed)}$. It does not: $t^2 - s^2 = (t - s)(t + s)$, so two flows over the same time
differ with their start; only $\psi_{s \to t} \circ \psi_{r \to s} = \psi_{r \to t}$ holds.`,
      answers: [{
        what: raw`\psi_{s \to t}(x)`,
        closed,
        computed: end[0]!,
        within: ODE64,
      }],
    };
  },
};

/** Chapter 3, differential equations. */
export const ODES = [eulerByHand, linearEquation, velocityAtPlace, flowOfTwoTimes];
