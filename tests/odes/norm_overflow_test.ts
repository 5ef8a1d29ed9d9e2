import { ok, throws } from "node:assert/strict";
import { EXACT64, within } from "flowbook/judge";
import { float64, RK4, solve, tensors, trajectory } from "flowbook/odes";
import { tf } from "flowbook/tensors";
import { deepEqual, equal } from "node:assert/strict";
import { rootMeanSquare } from "../../lib/odes/root_mean_square.ts";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { bothOn } from "./both_on.ts";

Deno.test("rootMeanSquare() is finite where squares are not", () => {
  agree(rootMeanSquare([3, 4]), Math.sqrt(12.5), EXACT64);
  agree(rootMeanSquare([3e200, -4e200]) / 1e200, Math.sqrt(12.5), EXACT64);
  equal(rootMeanSquare([]), 0);
  for (const wild of [Infinity, -Infinity, NaN]) {
    agree(rootMeanSquare([wild, 1, 1, 1]) / Number.MAX_VALUE, 0.5, EXACT64);
    agree(rootMeanSquare([1, 1, 1, wild]) / Number.MAX_VALUE, 0.5, EXACT64);
  }
});

noLeaks("norm() of changes whose squares overflow is that of smaller ones, scaled", () => {
  const tolerances = { rtol: 0, atol: 1e-200 }, state = [1, 2];
  const huge = float64.norm([1], [[3, 4]], state, state, tolerances);
  agree(huge / 1e200, Math.sqrt(12.5), EXACT64);
  const x = tf.tensor2d([state]), slopes = [tf.tensor2d([[2, 6]]), tf.tensor2d([[2, 1]])];
  for (const atol of [1e-25, 1e-60]) { // 1e-60 is 0 in float32
    const found = tensors.norm([0.5, 1], slopes, x, x, { rtol: 0, atol }); // they change by [3, 4]
    agree(found * atol, Math.sqrt(12.5), within(1e-6, "numbers that were float32"));
  }
  tf.dispose([x, ...slopes]);
});

Deno.test("a tolerance that cannot be met blames the steps, with t and the error, not the field", () => {
  for (const from of [0, 1]) {
    for (const atol of [1e-300, 1e-200, 1e-100]) {
      for (const solver of bothOn(float64)) {
        const asked: number[] = [];
        throws(() =>
          solver(
            (x, t) => {
              asked.push(t);
              return [Math.cos(7 * t) * x[0]!];
            },
            [1],
            { rtol: 0, atol, from, to: from + 1, maxSteps: 400 },
          ), {
          name: "RangeError",
          message:
            /^Expected (to reach t = \d in 400 steps; got to t = \S+ with h = \S+|steps that change the time; got h = \S+ at t = \S+, (at once|after a step with \S+ times the error allowed))$/,
        });
        ok(asked.every((t) => t >= from && t <= from + 1), "no time that is no number");
      }
    }
  }
});

noLeaks("so does one in float32", () => {
  const x0 = tf.tensor2d([[1]]), far = { from: 1, to: 2, rtol: 0 };
  for (const atol of [1e-40, 1e-100]) {
    throws(() => solve(tensors, (x, t) => tf.mul(x, Math.cos(7 * t)), x0, { ...far, atol }), {
      name: "RangeError",
      message:
        /^Expected steps that change the time; got h = \S+ at t = 1[.\d]*, (at once|after a step with \S+ times the error allowed)$/,
    });
  }
  x0.dispose();
});

Deno.test("from = to gives the start back, with fixed and with adaptive steps", () => {
  for (const steps of [{ tableau: RK4, steps: 3 }, { rtol: 1e-6, atol: 1e-6 }]) {
    deepEqual(solve(float64, ([x]) => [x!], [1.5], { ...steps, from: 0.3, to: 0.3 }).end, [1.5]);
    const { states } = trajectory(float64, ([x]) => [x!], [1.5], { ...steps, from: 0.3, to: 0.3 });
    ok(states.every(([x]) => x === 1.5));
  }
});
