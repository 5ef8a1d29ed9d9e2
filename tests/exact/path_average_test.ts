import { ok, throws } from "node:assert/strict";
import {
  conditionalVariance,
  eightGaussiansProblem,
  gaussianTarget,
  marginalVelocity,
  pathAverage,
  twoBumps,
} from "../../lib/exact/mod.ts";

const near = (a: number, b: number, size = 1e-10): void => ok(Math.abs(a - b) < size, `${a} ${b}`);

Deno.test("the density at any time adds up to one, and moments are those of the mixture", () => {
  for (const t of [0, 0.4, 1]) {
    near(pathAverage(twoBumps, t, () => 1), 1);
    near(pathAverage(twoBumps, t, ([x]) => x!), 1.1 * t);
    const square = (1 - t) ** 2 + t ** 2 * (0.3 * 1 + 0.7 * 4 + 0.25);
    near(pathAverage(twoBumps, t, ([x]) => x! ** 2), square);
  }
});

Deno.test("energy and scatter add up to the mean square of the displacement", () => {
  const t = 0.7, all = 0.3 * 1 + 0.7 * 4 + 0.25 + 1; // E (x1 - x0)^2
  const energy = pathAverage(twoBumps, t, (x) => marginalVelocity(twoBumps, x, t)[0]! ** 2);
  const scatter = pathAverage(twoBumps, t, (x) => conditionalVariance(twoBumps, x, t));
  near(energy + scatter, all);
});

Deno.test("in the plane both coordinates are averaged, and a bell may be coarse", () => {
  const coarse = { panels: 8, nodes: 8 };
  near(pathAverage(gaussianTarget([3, -1], 0.5), 1, ([x, y]) => x! * y!, coarse), -3);
  near(pathAverage(eightGaussiansProblem, 1, ([x, y]) => x! ** 2 + y! ** 2, coarse), 27, 1e-8);
});

Deno.test("three dimensions and times outside are refused", () => {
  throws(() => pathAverage(gaussianTarget(0, 1, 3), 0.5, () => 1), { name: "RangeError" });
  throws(() => pathAverage(twoBumps, 1.5, () => 1), { name: "RangeError" });
});
