import { equal, throws } from "node:assert/strict";
import {
  averageByDensity,
  averageOverPath,
  marginalDensity,
  twoBumps,
  twoTargets,
} from "flowbook/exact";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { agree } from "../judge/agree.ts";

Deno.test("averageByDensity() agrees with the average bell by bell, which asks for no density", () => {
  const f = (x: number, t: number): number => Math.tanh(x) + t * x ** 2;
  for (const problem of [twoTargets, twoBumps]) {
    const density = (x: number, t: number): number => marginalDensity(problem, [x], t);
    const average = averageByDensity(density, f, (t) => [-9 - t, 9 + 2 * t]);
    agree(average, averageOverPath(problem, f), QUADRATURE64);
  }
});

Deno.test("averageByDensity() of boxes: edges may meet, and f is not asked between them", () => {
  // half of the particles in [-1, -t], half in [t, 1]: E x^2 = (1 + t + t^2) / 3
  const density = (x: number, t: number): number => Math.abs(x) < t ? 0 : 0.5 / (1 - t);
  const square = (x: number, t: number): number => {
    if (Math.abs(x) < t) throw new Error("asked where nobody is");
    return x ** 2;
  };
  const edgesAt = (t: number): number[] => [-1, -t, t, t, 1];
  agree(averageByDensity(density, square, edgesAt), (1 + 1 / 2 + 1 / 3) / 3, EXACT64);
});

Deno.test("averageByDensity() of 1 is 1, and asks for the density once at a place", () => {
  let asked = 0;
  const density = (x: number, t: number): number => {
    asked++;
    return marginalDensity(twoBumps, [x], t);
  };
  const panels = { times: { panels: 2, nodes: 3 }, places: { panels: 20, nodes: 8 } };
  agree(averageByDensity(density, () => 1, () => [-9, 9], panels), 1, QUADRATURE64);
  equal(asked, 2 * 3 * 20 * 8);
});

Deno.test("averageByDensity() refuses edges and densities that are none", () => {
  const one = (): number => 1;
  throws(() => averageByDensity(one, one, () => [1]), {
    name: "RangeError",
    message: /^Expected two or more edges that never decrease; got \[1\] at t = 0\.0/,
  });
  throws(() => averageByDensity(one, one, () => [1, 0]), { name: "RangeError" });
  throws(() => averageByDensity(() => -1, one, () => [0, 1]), {
    name: "RangeError",
    message: /^Expected a density >= 0; got -1 at/,
  });
  throws(() => averageByDensity(() => 0.4, one, () => [0, 2]), {
    name: "RangeError",
    message: /^Expected mass 1 between the edges; got 0\.(8|79999)\d* at t = 0\.0/,
  });
  throws(() => averageByDensity(one, one, (t) => [0, 1 + 1e-5 * t]), { name: "RangeError" });
  throws(() => averageByDensity(() => NaN, one, () => [0, 1]), { name: "RangeError" });
});
