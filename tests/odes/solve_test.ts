import { deepEqual, equal, throws } from "node:assert/strict";
import {
  type AdaptiveSteps,
  DORMAND_PRINCE,
  type FixedSteps,
  float64,
  HEUN,
  type Solution,
  solve,
  trajectory,
} from "flowbook/odes";
import { pushed, same } from "./fields.ts";

const fixed = { tableau: HEUN, steps: 8 };

Deno.test("the options choose the steps, and with them what is counted", () => {
  const even = solve(float64, pushed, [1, 0.2], fixed);
  deepEqual(Object.keys(even), ["end", "evaluations"]);
  // @ts-expect-error fixed steps have no count: there are as many as were asked for
  equal(even.accepted, undefined);
  const { accepted, rejected, evaluations } = solve(float64, pushed, [1, 0.2], same(1e-6));
  equal(evaluations, 2 + 6 * (accepted + rejected));
  const embedded = solve(float64, pushed, [1, 0.2], { tableau: DORMAND_PRINCE, steps: 2 });
  // @ts-expect-error a method that could adapt takes fixed steps when it is given some
  equal(embedded.accepted, undefined);
  equal(trajectory(float64, pushed, [1, 0.2], fixed).times.length, 9);
  equal(trajectory(float64, pushed, [1, 0.2], { ...same(1e-6), at: [1] }).accepted, accepted);
});

Deno.test("options that are known only when it runs give what both have", () => {
  const options: (FixedSteps | AdaptiveSteps)[] = [fixed, same(1e-6)];
  const solutions = options.map((option): Solution<readonly number[]> =>
    solve(float64, pushed, [1, 0.2], option)
  );
  deepEqual(solutions[0], solve(float64, pushed, [1, 0.2], fixed));
  deepEqual(solutions[1], solve(float64, pushed, [1, 0.2], same(1e-6)));
});

Deno.test("types refuse options of both kinds, and times to read at fixed steps", () => {
  // @ts-expect-error either a tableau or tolerances
  solve(float64, pushed, [1, 0.2], { ...fixed, ...same(1e-6) });
  // @ts-expect-error fixed steps are read where they end
  trajectory(float64, pushed, [1, 0.2], { tableau: HEUN, steps: 8, at: [0.5] });
  // @ts-expect-error the end of a solution is no time to read
  solve(float64, pushed, [1, 0.2], { rtol: 1e-6, atol: 1e-6, at: [0.5] });
  // @ts-expect-error a slip of the pen is no option
  solve(float64, pushed, [1, 0.2], { tableau: HEUN, steps: 8, form: 0.5 });
  throws(
    // @ts-expect-error neither a tableau nor tolerances
    () => solve(float64, pushed, [1, 0.2], {}),
    { name: "RangeError", message: "Expected rtol >= 0 and finite; got undefined" },
  );
});
