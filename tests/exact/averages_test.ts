import { ok, throws } from "node:assert/strict";
import {
  averageOverPairs,
  averageOverPath,
  eightGaussiansProblem,
  gaussianTarget,
  lossFloor,
  marginalVelocity,
  type Problem,
  twoBumps,
  twoTargets,
} from "../../lib/exact/mod.ts";
import { cosineScheduler } from "../../lib/schedules/mod.ts";

const near = (value: number, expected: number, by = 1e-9): void =>
  ok(Math.abs(value - expected) <= by, `${value} is not ${expected}`);

Deno.test("averages over the path know the moments of xt", () => {
  near(averageOverPath(gaussianTarget(3, 0.5), (x) => x), 1.5);
  // E xt^2 = t^2 (9 + 1/4) + (1 - t)^2, integrated over t
  near(averageOverPath(gaussianTarget(3, 0.5), (x) => x * x), 9.25 / 3 + 1 / 3);
  near(averageOverPath(twoTargets, (_, t) => t * t), 1 / 3);
});

Deno.test("averages over pairs agree with averages over the path", () => {
  const f = (x: number, t: number): number => Math.tanh(x) + t * x;
  for (const problem of [twoTargets, twoBumps]) {
    near(averageOverPairs(problem, f), averageOverPath(problem, f));
  }
});

Deno.test("pairs carry their velocity and their data point, on any schedule", () => {
  const circle: Problem = { ...twoBumps, schedule: cosineScheduler() };
  const byPairs = averageOverPairs(circle, (x, _, u) => x * u);
  near(byPairs, averageOverPath(circle, (x, t) => x * marginalVelocity(circle, [x], t)[0]!));
  near(averageOverPairs(twoTargets, (_x, _t, _u, x1) => x1), 0.3 * -1 + 0.7 * 2);
});

Deno.test("the floor of a Gaussian is half pi times its spread", () => {
  near(lossFloor(gaussianTarget(4, 0.5)), Math.PI / 4);
  near(lossFloor(gaussianTarget(-1, 2)), Math.PI);
});

Deno.test("problems in the plane are refused", () => {
  throws(() => lossFloor(eightGaussiansProblem), /Expected means\[0\] of length 1; got 2|length 1/);
  throws(() => averageOverPairs(eightGaussiansProblem, () => 0), TypeError);
});
