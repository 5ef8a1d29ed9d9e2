import { ok, throws } from "node:assert/strict";
import fc from "#properties";
import { marginalVelocity, twoBumps } from "flowbook/exact";
import { FINITE_DIFFERENCE64, ODE64, QUADRATURE64 } from "flowbook/judge";
import { derivative, expectNormal } from "flowbook/numerics";
import {
  acceleration,
  curvature,
  type Field64,
  float64,
  normalisedPathEnergy,
  pathEnergy,
  pathLength,
  RK4,
  solve,
  straightness,
} from "flowbook/odes";
import { buresDistance } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const FINE = { rtol: 1e-11, atol: 1e-11 };

/**
 * The averaged field of N(0, 1) to N(m, s^2) with independent pairs on lines, in each coordinate; its
 * flow is t m + r_t x0 with r^2 = (1 - t)^2 + s^2 t^2.
 */
function betweenNormals(m: readonly number[], s: number): Field64 {
  return (x, t) =>
    x.map((coordinate, i) => {
      const slope = (t * s ** 2 - (1 - t)) / ((1 - t) ** 2 + (s * t) ** 2);
      return m[i]! + slope * (coordinate - t * m[i]!);
    });
}

Deno.test("energy, straightness and NPE between normal laws are their closed forms", () => {
  // E = m^2 + 1 + s^2 - (pi / 2) s, S = s (2 - pi / 2), W2^2 = m^2 + (1 - s)^2
  for (const [m, s] of [[4, 0.5], [0, 1], [1, 2]] as const) {
    const field = betweenNormals([m], s);
    // linear fields: both are squares of x0 at most, so four nodes are exact
    const average = (f: (x: number) => number): number => expectNormal(f, 0, 1, 4);
    const energy = average((x) => pathEnergy(field, [x], FINE));
    agree(energy, m ** 2 + 1 + s ** 2 - Math.PI / 2 * s, ODE64, `energy of ${m}, ${s}`);
    const bending = average((x) => straightness(field, [x], FINE));
    agree(bending, s * (2 - Math.PI / 2), ODE64, `straightness of ${m}, ${s}`);
    if (m === 0) continue;
    const law = (mean: number, sd: number) => ({ mean: [mean], covariance: [[sd ** 2]] });
    const squared = buresDistance(law(0, 1), law(m, s)) ** 2;
    agree(normalisedPathEnergy(energy, squared), s * (2 - Math.PI / 2) / squared, ODE64);
  }
});

Deno.test("a constant velocity costs its square for the time it lasts, whichever way", () => {
  for (const [times, lasting] of [[{}, 1], [{ from: 0.75 }, 0.25], [{ to: 0.5 }, 0.5]] as const) {
    agree(pathEnergy(() => [3, 4], [1, 2], { ...FINE, ...times }), 25 * lasting, ODE64);
    agree(pathLength(() => [3, 4], [1, 2], { ...FINE, ...times }), 5 * lasting, ODE64);
  }
  agree(pathLength(() => [3, 4], [1, 2], { ...FINE, from: 1, to: 0.25 }), 3.75, ODE64);
});

Deno.test("straightness is the energy less the square of the chord, on any path", () => {
  const field: Field64 = ([x], t) => marginalVelocity(twoBumps, [x!], t);
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
      const { end } = solve(float64, field, [x], FINE);
      const chord = (end[0]! - x) ** 2;
      agree(straightness(field, [x], FINE), pathEnergy(field, [x], FINE) - chord, ODE64);
    }),
    { seed: 1, numRuns: 20 },
  );
});

Deno.test("straight and uniform motion has straightness 0; straight alone has not", () => {
  const steps = { tableau: RK4, steps: 40 };
  // lines x0 -> 2 x0 + 1, run through uniformly: v = (x + 1) / (1 + t)
  const uniform: Field64 = ([x], t) => [(x! + 1) / (1 + t)];
  agree(straightness(uniform, [0.7], { tableau: RK4, steps: 200 }), 0, QUADRATURE64);
  agree(pathLength(uniform, [0.7], { tableau: RK4, steps: 200 }), 1.7, QUADRATURE64);
  // to and fro on one line: the length is twice the way, the chord 0
  const swing: Field64 = (_x, t) => [Math.PI * Math.cos(2 * Math.PI * t)];
  agree(straightness(swing, [0], steps), Math.PI ** 2 / 2, ODE64);
  // 1 + sin 2 pi t: S = 1 / 2, though the end is that of one step
  agree(straightness((_x, t) => [1 + Math.sin(2 * Math.PI * t)], [0], steps), 0.5, ODE64);
});

Deno.test("the length of a trajectory is that of its curve, and at least its chord", () => {
  // from (-10, 0) to (10, 0), x0 = (-11, 1.5): 20.024160267469 over a chord of 20
  const start = [-1, 1.5], moved = pathLength(betweenNormals([20, 0], 1), start, FINE);
  const slope = (t: number): number => (2 * t - 1) / Math.sqrt((1 - t) ** 2 + t ** 2);
  let sum = 0; // the closed speed (20 - slope, 1.5 slope), by Simpson's rule
  for (let k = 0; k <= 2000; k++) {
    const weight = k === 0 || k === 2000 ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight / 6000 * Math.hypot(20 - slope(k / 2000), 1.5 * slope(k / 2000));
  }
  agree(moved, sum, ODE64);
  ok(moved > 20);
});

Deno.test("measures do not care which way time runs, nor where it begins", () => {
  const field: Field64 = (x, t) => x.map((coordinate) => Math.sin(t) - coordinate);
  const options = { ...FINE, from: 0.2, to: 1.7 };
  const { end } = solve(float64, field, [1, 2], options), back = { ...FINE, from: 1.7, to: 0.2 };
  for (const measure of [pathEnergy, pathLength, straightness]) {
    agree(measure(field, end, back), measure(field, [1, 2], options), ODE64, measure.name);
  }
});

Deno.test("acceleration between normal laws is x0 s^2 / r^3", () => {
  for (const s of [1, 2, 0.5]) {
    for (const t of [0.1, 0.5, 0.8]) {
      const r = Math.hypot(1 - t, s * t);
      const [a] = acceleration(betweenNormals([1], s), [t + 0.7 * r], t);
      agree(a!, 0.7 * s ** 2 / r ** 3, FINITE_DIFFERENCE64, `s = ${s}, t = ${t}`);
    }
  }
});

Deno.test("curvature is one over the radius of a circle, whatever the speed", () => {
  const turn: Field64 = ([a, b], t) => [-(3 + t) * b!, (3 + t) * a!];
  for (const radius of [0.5, 2, 10]) {
    agree(curvature(turn, [radius, 0], 0.4), 1 / radius, FINITE_DIFFERENCE64);
  }
  // a line, faster and faster
  agree(curvature((_x, t) => [t ** 2 + 1, 2 * t ** 2 + 2], [0, 0], 0.5), 0, FINITE_DIFFERENCE64);
});

Deno.test("curvature of a trajectory is that of its closed curve", () => {
  const start = [-1, 1.5], field = betweenNormals([20, 0], 1);
  const r = (t: number): number => Math.hypot(1 - t, t);
  const x = (t: number): number[] => [20 * t + start[0]! * r(t), start[1]! * r(t)];
  const t = 0.3, first = [0, 1].map((i) => derivative((s) => x(s)[i]!, t));
  const second = [0, 1].map((i) => derivative((s) => derivative((q) => x(q)[i]!, s), t));
  const cross = Math.abs(first[0]! * second[1]! - first[1]! * second[0]!);
  agree(curvature(field, x(t), t), cross / Math.hypot(...first) ** 3, FINITE_DIFFERENCE64);
});

Deno.test("measures of paths refuse what has none", () => {
  throws(() => curvature(() => [0, 0], [1, 1], 0.5), {
    name: "RangeError",
    message: "Expected a velocity other than 0 at t = 0.5; got 0",
  });
  throws(() => normalisedPathEnergy(-1, 2), {
    name: "RangeError",
    message: "Expected energy >= 0; got -1",
  });
  throws(() => normalisedPathEnergy(1, 0), {
    name: "RangeError",
    message: "Expected squaredDistance > 0; got 0",
  });
  throws(() => normalisedPathEnergy(NaN, 1), {
    name: "RangeError",
    message: "Expected energy to be finite; got NaN",
  });
  throws(() => pathEnergy(() => [1, 2], [0], FINE), { name: "TypeError" });
  throws(() => straightness((x) => x, [0], { tableau: RK4, steps: 0 }), { name: "RangeError" });
});
