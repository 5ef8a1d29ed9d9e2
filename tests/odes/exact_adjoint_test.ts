import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { EXACT64, FINITE_DIFFERENCE64, ODE64, within } from "flowbook/judge";
import { gradient } from "flowbook/numerics";
import {
  EULER,
  exactAdjoint,
  float64,
  HEUN,
  type LearnedField64,
  MIDPOINT,
  RK4,
  solve,
  type WayBack,
} from "flowbook/odes";
import { agree } from "../judge/agree.ts";
import { same } from "./fields.ts";
import { logistic, TANH, tanhField } from "./learned_fields.ts";

/** L = (x1 - 1/2)^2 / 2 of the logistic field from 0.2 with theta = 1.5. */
function ofLogistic(back: WayBack): Parameters<typeof exactAdjoint>[1] {
  return { x0: [0.2], parameters: [1.5], slope: ([x]) => [x! - 0.5], back };
}

/** x1 = 1 / (1 + 4 e^-theta), dx1/dtheta = x1 (1 - x1), dx1/dx0 = x1 (1 - x1) / (x0 (1 - x0)). */
const x1 = 1 / (1 + 4 * Math.exp(-1.5)), speed = x1 * (1 - x1);
const CLOSED = { start: (x1 - 0.5) * speed / 0.16, theta: (x1 - 0.5) * speed };

const WAYS = ["stages", "checkpoints", "continuous"] as const;

Deno.test("exactAdjoint() of fine steps is the closed gradient, whichever way it comes back", () => {
  for (const back of WAYS) {
    const found = exactAdjoint(logistic, ofLogistic(back), { tableau: RK4, steps: 400 });
    agree(found.end, [x1], ODE64, back);
    agree(found.start, [CLOSED.start], ODE64, back);
    agree(found.parameters, [CLOSED.theta], ODE64, back);
    agree(found.returned, [0.2], ODE64, back);
  }
  const adaptive = exactAdjoint(logistic, ofLogistic("continuous"), same(1e-11));
  agree([...adaptive.start, ...adaptive.parameters], [CLOSED.start, CLOSED.theta], ODE64);
});

for (const tableau of [EULER, MIDPOINT, HEUN, RK4]) {
  Deno.test(`exactAdjoint() by stages differentiates what ${tableau.name} computed`, () => {
    const c = [0.7, -1.3], steps = { tableau, steps: 7, from: 0.2, to: 1.4 };
    const end = (x0: readonly number[], parameters: readonly number[]): number => {
      const v = (x: readonly number[], t: number) => tanhField.velocity(x, t, parameters);
      const [a, b] = solve(float64, v, x0, steps).end;
      return c[0]! * a! + c[1]! * b!;
    };
    const x0 = [0.3, -0.6], problem = { x0, parameters: TANH, slope: () => c };
    const toStart = gradient((x) => end(x, TANH), x0), toAll = gradient((p) => end(x0, p), TANH);
    const found = WAYS.slice(0, 2).map((back) =>
      exactAdjoint(tanhField, { ...problem, back }, steps)
    );
    agree(found[0]!.start, toStart, FINITE_DIFFERENCE64);
    agree(found[0]!.parameters, toAll, FINITE_DIFFERENCE64);
    deepEqual(found[1]!.start, found[0]!.start); // the same numbers, computed again
    deepEqual(found[1]!.parameters, found[0]!.parameters);
    deepEqual(found.map(({ returned }) => returned), [x0, x0]);
  });
}

Deno.test("backpropagation through Euler and reversed Euler differ, and neither is the gradient", () => {
  const gradientBy = (back: WayBack, steps: number): number =>
    exactAdjoint(logistic, ofLogistic(back), { tableau: EULER, steps }).parameters[0]!;
  const gap = (steps: number): number =>
    gradientBy("stages", steps) - gradientBy("continuous", steps);
  const [stages, reversed] = [gradientBy("stages", 10), gradientBy("continuous", 10)];
  ok(stages / CLOSED.theta < 0.7 && reversed / CLOSED.theta < 0.7); // both a third too small
  ok(gap(10) > 1e-5 && gap(10) < (CLOSED.theta - stages) / 50);
  agree(gap(1280) / gap(640), 0.5, within(0.005, "the gap is of first order in h"));
});

Deno.test("exactAdjoint() says what it kept and how often it asked", () => {
  const counts = (back: WayBack, steps: number) => {
    const { kept, evaluations, backward } = exactAdjoint(
      logistic,
      ofLogistic(back),
      { tableau: RK4, steps },
    );
    return { kept, evaluations, ...backward };
  };
  for (const n of [4, 16]) {
    const steps = n ** 2, evaluations = 4 * steps, pullbacks = 4 * steps;
    deepEqual(counts("stages", steps), { kept: 4 * steps, evaluations, velocities: 0, pullbacks });
    const again = 4 * (steps + steps - n); // every step for its stages, all but n for their ends
    deepEqual(counts("checkpoints", steps), {
      kept: 2 * n,
      evaluations,
      velocities: again,
      pullbacks,
    });
    deepEqual(counts("continuous", steps), {
      kept: 1,
      evaluations,
      velocities: evaluations,
      pullbacks,
    });
  }
  equal(counts("checkpoints", 10).kept, 6); // steps 0 and 4, and the four states from 4 on
});

Deno.test("exactAdjoint() shows where the reverse solution of a contracting field fails", () => {
  // R(-h l) R(h l) to the power of steps: x0 is lost by a factor of (7/3)^20
  const contracting: LearnedField64 = {
    velocity: ([x], _t, [rate]) => [-rate! * x!],
    pullback: ([x], _t, [rate], [a]) => ({ x: [-a! * rate!], parameters: [-a! * x!] }),
  };
  const problem = { x0: [1], parameters: [40], slope: () => [1] };
  const steps = { tableau: RK4, steps: 20 };
  const [back, kept] = (["continuous", "stages"] as const).map((back) =>
    exactAdjoint(contracting, { ...problem, back }, steps)
  );
  agree(back!.returned[0]! / (7 / 3) ** 20, 1, EXACT64);
  deepEqual(kept!.returned, [1]);
  // the factor of a step is R = 1/3 and dR/drate = -h (1 - z + z^2 / 2 - z^3 / 6) with z = 2
  const slope = -(1 - 2 + 2 - 8 / 6) / 20 * 20 * (1 / 3) ** 19;
  agree(kept!.parameters[0]! / slope, 1, EXACT64);
  // and the products of the reversed stages, 1 1, 0 2, 1 3 and -1 7, have the weighted sum 0
  ok(Math.abs(back!.parameters[0]! / slope) < 1e-6);
});

Deno.test("exactAdjoint() goes backward in time, and takes no step from a time to itself", () => {
  for (const back of WAYS) {
    const problem = { ...ofLogistic(back), x0: [x1], slope: () => [1] };
    const found = exactAdjoint(logistic, problem, { tableau: RK4, steps: 400, from: 1, to: 0 });
    agree(found.end, [0.2], ODE64);
    agree(found.start, [0.16 / speed], ODE64);
    agree(found.parameters, [-0.16], ODE64);
    const still = exactAdjoint(logistic, problem, { tableau: RK4, steps: 3, from: 1, to: 1 });
    deepEqual([still.end, still.start], [[x1], [1]]);
    agree(still.parameters, [0], EXACT64);
  }
});

Deno.test("exactAdjoint() refuses what does not fit", () => {
  const steps = { tableau: RK4, steps: 3 };
  const refused: [Partial<typeof logistic>, Record<string, unknown>, object, string, string][] = [
    [
      {},
      { back: "stages" },
      same(1e-6),
      "TypeError",
      "Expected fixed steps to come back by stages; got tolerances",
    ],
    [
      {},
      { back: "tape" },
      steps,
      "TypeError",
      "Expected back to be stages, checkpoints or continuous; got tape",
    ],
    [
      {},
      {},
      { tableau: RK4, steps: 0 },
      "RangeError",
      "Expected steps to be a positive integer; got 0",
    ],
    [{}, { x0: [NaN] }, steps, "RangeError", "Expected x0 to be finite; got NaN"],
    [{}, { slope: () => [1, 2] }, steps, "TypeError", "Expected dL/dx1 of length 1; got 2"],
    [{ velocity: () => [1, 2] }, {}, steps, "TypeError", "Expected v(x, t) of length 1; got 2"],
    [
      { pullback: () => ({ x: [], parameters: [1] }) },
      {},
      steps,
      "TypeError",
      "Expected a dv/dx of length 1; got 0",
    ],
    [
      { pullback: () => ({ x: [1], parameters: [] }) },
      {},
      steps,
      "TypeError",
      "Expected a dv/dparameters of length 1; got 0",
    ],
  ];
  for (const [field, given, options, name, message] of refused) {
    for (const back of given.back ? [given.back] : WAYS) {
      const problem = { ...ofLogistic("stages"), ...given, back } as Parameters<
        typeof exactAdjoint
      >[1];
      throws(() => exactAdjoint({ ...logistic, ...field }, problem, options as typeof steps), {
        name,
        message,
      }, `${back}`);
    }
  }
});
