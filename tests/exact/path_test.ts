import { throws } from "node:assert/strict";
import * as fc from "#properties";
import {
  conditionalDensity,
  conditionalVelocity,
  gaussianTarget,
  marginalLaw,
  twoPoints,
  twoTargets,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const plane = gaussianTarget([1, -2], 0.5);
const coordinate = fc.double({ min: -5, max: 5, noNaN: true });

Deno.test("conditionalVelocity() equals the derivative of the path at the point on the path", () => {
  const t = fc.double({ min: 0.01, max: 0.9, noNaN: true });
  fc.assert(fc.property(t, coordinate, coordinate, (t, x0, x1) => {
    for (const problem of [twoTargets, twoPoints]) {
      const path = (s: number): number => {
        const { alpha, sigma } = problem.schedule(s);
        return alpha * x1 + sigma * x0;
      };
      const [velocity] = conditionalVelocity(problem, [path(t)], t, [x1]);
      agree(derivative(path, t), velocity!, FINITE_DIFFERENCE64);
    }
  }));
});

Deno.test("conditionalVelocity() without noise points straight at the data: (x1 - x) / (1 - t)", () => {
  fc.assert(
    fc.property(
      coordinate,
      coordinate,
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (x, x1, t) => {
        const velocity = conditionalVelocity(plane, [x, -x], t, [x1, 1]);
        agree(velocity, [(x1 - x) / (1 - t), (1 + x) / (1 - t)], EXACT64);
      },
    ),
  );
});

Deno.test("conditionalDensity() moves with conditionalVelocity(): the continuity equation", () => {
  for (const { t, x } of [{ t: 0.2, x: -0.6 }, { t: 0.5, x: 0.8 }, { t: 0.8, x: 1.5 }]) {
    const density = (place: number, time: number): number =>
      conditionalDensity(twoTargets, [place], time, [2]);
    const flux = (place: number): number =>
      density(place, t) * conditionalVelocity(twoTargets, [place], t, [2])[0]!;
    const change = derivative((time) => density(x, time), t);
    agree(change, -derivative(flux, x), FINITE_DIFFERENCE64, `t = ${t}`);
  }
});

Deno.test("conditionalDensity() has mass 1, the mean alpha x1 and the spread sigma", () => {
  const { alpha, sigma } = twoTargets.schedule(0.7);
  const moment = (k: number): number =>
    integrate((x) => (x - alpha * 2) ** k * conditionalDensity(twoTargets, [x], 0.7, [2]), -4, 6);
  agree([moment(0), moment(1), moment(2)], [1, 0, sigma ** 2], QUADRATURE64);
});

Deno.test("conditionalDensity() in the plane is the product of its coordinates", () => {
  const line = (mean: number, x: number, x1: number): number =>
    conditionalDensity(gaussianTarget(mean, 0.5), [x], 0.4, [x1]);
  const product = line(1, 0.3, 0.9) * line(-2, -0.7, -1.4);
  agree(conditionalDensity(plane, [0.3, -0.7], 0.4, [0.9, -1.4]) / product, 1, EXACT64);
});

Deno.test("two targets at t = 0.4, x = 0.3 give the numbers computed elsewhere", () => {
  const printed = within(1e-11, "the numbers are printed to twelve digits");
  const density = (x1: number): number => conditionalDensity(twoTargets, [0.3], 0.4, [x1]);
  agree([density(-1), density(2)], [0.342735604361, 0.459403113319], printed);
  const velocity = (x1: number): number => conditionalVelocity(twoTargets, [0.3], 0.4, [x1])[0]!;
  agree([velocity(-1), velocity(2)], [-1.984375, 2.703125], EXACT64);
});

Deno.test("the path refuses times outside [0, 1] and points of another length", () => {
  for (const t of [-0.1, 1.5]) {
    throws(() => marginalLaw(twoPoints, t), {
      name: "RangeError",
      message: `Expected t in [0, 1]; got ${t}`,
    });
  }
  throws(() => marginalLaw(twoPoints, NaN), {
    name: "RangeError",
    message: "Expected t to be finite; got NaN",
  });
  throws(() => marginalLaw(twoPoints, [0.5] as unknown as number), {
    name: "TypeError",
    message: "Expected t to be a number; got object",
  });
  for (const f of [conditionalDensity, conditionalVelocity]) {
    throws(() => f(plane, [1], 0.5, [0, 0]), {
      name: "TypeError",
      message: "Expected x of length 2; got 1",
    });
    throws(() => f(plane, [1, 2], 0.5, [0]), {
      name: "TypeError",
      message: "Expected x1 of length 2; got 1",
    });
    throws(() => f(twoPoints, 0.5 as unknown as number[], 0.5, [1]), {
      name: "TypeError",
      message: "Expected x to be a list of 1 numbers; got number",
    });
    throws(() => f(twoPoints, [NaN], 0.5, [1]), {
      name: "RangeError",
      message: "Expected x[0] to be finite; got NaN",
    });
    throws(() => f(twoPoints, [1], 1, [1]), {
      name: "RangeError",
      message: "Expected sigma(t) > 0; got 0 at t = 1",
    });
  }
});
