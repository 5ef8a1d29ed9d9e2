import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { Solver } from "odex";
import { marginalVelocity, twoBumps } from "flowbook/exact";
import { EXACT64, ODE64, within } from "flowbook/judge";
import {
  EULER,
  type Field64,
  float64,
  HEUN,
  MIDPOINT,
  RK4,
  solve,
  type Tableau,
  trajectory,
} from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { bothOn } from "./both_on.ts";
import { pushed } from "./fields.ts";

const METHODS = [EULER, MIDPOINT, HEUN, RK4];

/** One step of the exponential, x' = x, multiplies by the Taylor polynomial of the order. */
function taylor({ order }: Tableau, h: number): number {
  let term = 1, sum = 1;
  for (let k = 1; k <= order; k++) sum += term *= h / k;
  return sum;
}

Deno.test("solve(float64) multiplies x' = x by the Taylor polynomial in every step", () => {
  for (const tableau of METHODS) {
    const { end } = solve(float64, (x) => x, [1, -2], { tableau, steps: 5 });
    const factor = taylor(tableau, 0.2) ** 5;
    agree(end, [factor, -2 * factor], EXACT64, tableau.name);
  }
});

Deno.test("solve(float64) integrates x' = f(t) by the quadrature rule of the method", () => {
  // left end point, midpoint, trapezium, Simpson: on t^2 over one step of length 2
  const expected = [0, 2, 4, 8 / 3];
  METHODS.forEach((tableau, i) => {
    const { end } = solve(float64, (_, t) => [t * t], [0], { tableau, steps: 1, to: 2 });
    agree(end, [expected[i]!], EXACT64, tableau.name);
  });
});

Deno.test("solve(float64) agrees with the extrapolation code odex on a nonlinear field", () => {
  const odex = new Solver(2);
  odex.absoluteTolerance = odex.relativeTolerance = 1e-12;
  const judged = odex.solve((t, x) => Array.from(pushed(x, t)), 0.5, [1, 0.2], 3).y;
  const { end } = solve(float64, pushed, [1, 0.2], { tableau: RK4, steps: 1000, from: 0.5, to: 3 });
  agree(end, judged, ODE64);
});

Deno.test("solve(float64) backward returns to where forward began", () => {
  const forward = solve(float64, pushed, [1, 0.2], { tableau: RK4, steps: 400 });
  const back = solve(float64, pushed, forward.end, { tableau: RK4, steps: 400, from: 1, to: 0 });
  agree(back.end, [1, 0.2], ODE64);
});

Deno.test("solve(float64) counts the evaluations that happen", () => {
  for (const tableau of METHODS) {
    let calls = 0;
    const field: Field64 = (x) => (calls++, x);
    const { evaluations } = solve(float64, field, [1], { tableau, steps: 7 });
    equal(evaluations, calls);
    equal(calls, 7 * tableau.b.length);
    equal(trajectory(float64, field, [1], { tableau, steps: 7 }).evaluations, 7 * tableau.b.length);
  }
});

Deno.test("solve(float64) asks for times at the ends exactly and never beyond", () => {
  for (const { from, to } of [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 0.1, to: 0.9 }]) {
    for (let steps = 1; steps <= 100; steps++) {
      const times: number[] = [];
      solve(float64, (x, t) => (times.push(t), x), [1], { tableau: RK4, steps, from, to });
      equal(times[0], from);
      equal(times.at(-1), to);
      ok(times.every((t) => t >= Math.min(from, to) && t <= Math.max(from, to)));
    }
  }
});

Deno.test("trajectory(float64) keeps the start, every step and the end of solve(float64)", () => {
  const options = { tableau: HEUN, steps: 10, from: 1, to: 3 };
  const { times, states } = trajectory(float64, pushed, [1, 0.2], options);
  agree(times, Array.from({ length: 11 }, (_, n) => 1 + n / 5), EXACT64);
  deepEqual(states[0], [1, 0.2]);
  deepEqual(states.at(-1), solve(float64, pushed, [1, 0.2], options).end);
  const half = solve(float64, pushed, [1, 0.2], { tableau: HEUN, steps: 5, from: 1, to: 2 });
  agree(states[5]!, half.end, EXACT64);
});

Deno.test("solve(float64) takes typed arrays, leaves x0 alone and lets a field reuse one array", () => {
  const x0 = Float64Array.of(1, 0.2), reused = new Float64Array(2);
  const field: Field64 = (x, t) => {
    reused.set(Array.from(pushed(x, t)));
    return reused;
  };
  const options = { tableau: RK4, steps: 10 };
  deepEqual(solve(float64, field, x0, options).end, solve(float64, pushed, [1, 0.2], options).end);
  deepEqual(x0, Float64Array.of(1, 0.2));
});

Deno.test("solve(float64) runs from 0 to 1 unless told", () => {
  const told = solve(float64, pushed, [1, 0.2], { tableau: RK4, steps: 10, from: 0, to: 1 });
  deepEqual(solve(float64, pushed, [1, 0.2], { tableau: RK4, steps: 10 }), told);
});

Deno.test("solve(float64) may end where the marginal velocity is last defined", () => {
  const field: Field64 = (x, t) => marginalVelocity(twoBumps, x, t);
  // at t = 1 exactly the field is the identity; beyond it refuses
  const { end } = solve(float64, field, [0.5], { tableau: RK4, steps: 3 });
  agree(end, [2.0745], within(5e-3, "three steps of RK4"));
});

Deno.test("solve(float64) refuses steps that are no steps, and times that are no times", () => {
  for (const solver of bothOn(float64)) {
    for (const steps of [0, -1, 1.5, NaN, Infinity]) {
      throws(() => solver(pushed, [1, 0], { tableau: RK4, steps }), {
        name: "RangeError",
        message: `Expected steps to be a positive integer; got ${steps}`,
      });
    }
    throws(() => solver(pushed, [1, 0], { tableau: RK4, steps: 1, to: Infinity }), {
      name: "RangeError",
      message: "Expected finite times from and to; got 0 and Infinity",
    });
    throws(() => solver(pushed, [1, 0], { tableau: RK4, steps: 1, from: NaN }), {
      name: "RangeError",
      message: "Expected finite times from and to; got NaN and 1",
    });
    throws(() => solver(pushed, [1, 0], { tableau: { ...RK4, b: [1] }, steps: 1 }), {
      name: "TypeError",
      message: "Expected a of 1 rows, one per weight; got 4",
    });
  }
});

Deno.test("solve(float64) refuses a field that returns another length or kind", () => {
  for (const solver of bothOn(float64)) {
    throws(() => solver(() => [1, 2, 3], [1, 0], { tableau: EULER, steps: 1 }), {
      name: "TypeError",
      message: "Expected v(x, t) of length 2; got 3",
    });
    throws(() => solver(() => 1 as unknown as number[], [1], { tableau: EULER, steps: 1 }), {
      name: "TypeError",
      message: "Expected v(x, t) to be a list of numbers; got number",
    });
    throws(() => solver(pushed, 1 as unknown as number[], { tableau: EULER, steps: 1 }), {
      name: "TypeError",
      message: "Expected x0 to be a list of numbers; got number",
    });
  }
});

Deno.test("solve(float64) stops at the first number that is not finite and names the time", () => {
  for (const solver of bothOn(float64)) {
    const late: Field64 = (x, t) => t < 0.5 ? x : [NaN];
    throws(() => solver(late, [1], { tableau: EULER, steps: 4 }), {
      name: "RangeError",
      message: "Expected v(x, t) at t = 0.5 to be finite; got NaN",
    });
    throws(() => solver(() => [1], [Infinity], { tableau: EULER, steps: 1 }), {
      name: "RangeError",
      message: "Expected x0 to be finite; got Infinity",
    });
    throws(() => solver(() => [1e308], [1e308], { tableau: EULER, steps: 1 }), {
      name: "RangeError",
      message: "Expected x at t = 1 to be finite; got Infinity",
    });
  }
});

Deno.test("an error inside the field surfaces unchanged", () => {
  const own = new Error("from the field");
  const field: Field64 = () => {
    throw own;
  };
  throws(() => solve(float64, field, [1], { tableau: RK4, steps: 1 }), own);
});
