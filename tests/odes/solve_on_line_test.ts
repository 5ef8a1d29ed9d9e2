import { EXACT64, ODE64 } from "flowbook/judge";
import { EULER, RK4, solveOnLine } from "flowbook/odes";
import { throws } from "node:assert/strict";
import { agree } from "../judge/agree.ts";

Deno.test("solveOnLine() takes the steps of the method, and may go back in time", () => {
  const euler = solveOnLine((x, t) => x + t, 2, { tableau: EULER, steps: 2 });
  agree(euler, 3 + (3 + 0.5) / 2, EXACT64); // 2 + 2/2 = 3, then 3 + 3.5/2
  const there = solveOnLine((x, t) => Math.cos(t) * x, 2, { tableau: RK4, steps: 200, to: 0.7 });
  agree(there, 2 * Math.exp(Math.sin(0.7)), ODE64);
  const back = { tableau: RK4, steps: 200, from: 0.7, to: 0 };
  agree(solveOnLine((x, t) => Math.cos(t) * x, there, back), 2, ODE64);
  agree(solveOnLine((x) => x, 1, { rtol: 1e-10, atol: 1e-10 }), Math.E, ODE64);
});

Deno.test("solveOnLine() refuses a start that is no number, and a field that is not finite", () => {
  const options = { tableau: RK4, steps: 2 };
  throws(() => solveOnLine((x) => x, [1] as unknown as number, options), {
    name: "TypeError",
    message: "Expected x0 to be a number; got object",
  });
  throws(() => solveOnLine((x) => x, NaN, options), { name: "RangeError" });
  throws(() => solveOnLine(() => Infinity, 1, options), { name: "RangeError" });
});
