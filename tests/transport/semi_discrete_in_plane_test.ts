import { equal, ok, throws } from "node:assert/strict";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import { stream } from "flowbook/random";
import {
  massesInPlane,
  type PlaneDensity,
  semiDiscreteInPlane,
  semiDiscreteOnLine,
  wassersteinOfAtoms,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const bell: PlaneDensity = {
  density: (x, y) => normalDensity(x) * normalDensity(y),
  frame: { x: [-8, 8], y: [-8, 8] },
};

Deno.test("atoms on an axis under the bell give the cells of the line, and one variance more", () => {
  const noise = {
    cdf: normalCdf,
    quantile: normalQuantile,
    density: (x: number) => normalDensity(x),
    from: -12,
    to: 12,
  };
  const masses = [1 / 3, 1 / 3, 1 / 3];
  const line = semiDiscreteOnLine(noise, { places: [-1, 0, 2], masses });
  const plane = semiDiscreteInPlane(bell, { places: [-1, 0, 0, 0, 2, 0], masses });
  agree(plane.weights, line.weights, QUADRATURE64);
  agree(plane.masses, masses, EXACT64);
  agree(plane.cost, line.cost + 1, QUADRATURE64); // the coordinate across costs its variance
  agree(plane.gap, 0, EXACT64);
});

Deno.test("every atom gets its mass, near and far, and the ascent rises steadily", () => {
  for (const { scale, shift } of [{ scale: 1.5, shift: 0 }, { scale: 0.5, shift: 5 }]) {
    const places = stream(1).normal(16).map((z) => shift + scale * z);
    const masses = Array.from({ length: 8 }, (_, i) => (i + 1) / 36);
    const found = semiDiscreteInPlane(bell, { places, masses });
    agree(found.masses, masses, EXACT64);
    ok(found.gap < 1e-11);
    ok(found.errors.length < 15);
    ok(found.errors.every((error, k) => k === 0 || error < found.errors[k - 1]!));
  }
});

Deno.test("the ascent begins with the Voronoi cells of the atoms, drawn into the bulk", () => {
  const masses = [0.1, 0.2, 0.3, 0.4];
  // the corners of a square share the bell equally, wherever the square lies and however wide it is
  for (const [side, x, y] of [[1, 0, 0], [20, 0, 0], [3, 40, -70]] as const) {
    const places = [[1, 1], [-1, 1], [-1, -1], [1, -1]].flatMap(([a, b]) => [
      x + side * a!,
      y + side * b!,
    ]);
    agree(semiDiscreteInPlane(bell, { places, masses }).errors[0]!, 0.4 - 0.25, QUADRATURE64);
  }
  // any atoms: a translation changes no step
  const places = stream(2).normal(8);
  const errorsAt = (x: number, y: number): readonly number[] =>
    semiDiscreteInPlane(bell, {
      places: places.map((z, k) => z + (k % 2 === 0 ? x : y)),
      masses,
    }).errors;
  const [here, there] = [errorsAt(0, 0), errorsAt(4, -3)];
  agree(there[0]!, here[0]!, QUADRATURE64);
  equal(there.length, here.length);
});

Deno.test("the cost is near that from a fine sample of the bell on the atoms", () => {
  const places = [0, 1, -1, -1, 2, 0], masses = [0.5, 0.25, 0.25];
  const { cost } = semiDiscreteInPlane(bell, { places, masses });
  // ranks in both coordinates, 15 by 15; their variance falls short of 1
  const ranks = Array.from({ length: 15 }, (_, i) => normalQuantile((i + 0.5) / 15));
  const grid = ranks.flatMap((x) => ranks.flatMap((y) => [x, y]));
  const sample = { places: grid, masses: new Float64Array(225).fill(1 / 225) };
  const missing = 2 * (1 - ranks.reduce((sum, z) => sum + z * z, 0) / 15);
  const found = wassersteinOfAtoms(sample, { places, masses }, 2, 2);
  ok(Math.abs(found.cost + missing - cost) < 0.1, `${found.cost + missing} and ${cost}`);
});

Deno.test("massesInPlane() of equal weights are the masses of Voronoi cells, with their slopes", () => {
  const places = [-1, 0, 1, 0.5, 0.3, -1.2], weights = [0.2, -0.1, 0.4], h = 1e-5;
  const quarter = massesInPlane(bell, [1, 1, -1, 1, -1, -1, 1, -1], [0, 0, 0, 0]);
  agree(quarter.masses, [0.25, 0.25, 0.25, 0.25], QUADRATURE64);
  const { slopes } = massesInPlane(bell, places, weights);
  for (const [i, j] of [[0, 1], [1, 0], [1, 2], [2, 0]] as const) {
    const at = (w: number): number => massesInPlane(bell, places, weights.with(j, w)).masses[i]!;
    const slope = (at(weights[j]! + h) - at(weights[j]! - h)) / (2 * h);
    ok(slope < 0 && Math.abs(slope - slopes[i]![j]!) < 1e-8, `${slope} and ${slopes[i]![j]}`);
  }
});

Deno.test("semiDiscreteInPlane() divides by the mass in the frame", () => {
  const twice: PlaneDensity = { ...bell, density: (x, y) => 2 * bell.density(x, y) };
  const atoms = { places: [-1, 0, 1, 0], masses: [0.4, 0.6] };
  const [one, two] = [semiDiscreteInPlane(bell, atoms), semiDiscreteInPlane(twice, atoms)];
  agree(two.weights, one.weights, EXACT64);
  agree(two.cost, one.cost, EXACT64);
  const single = semiDiscreteInPlane(bell, { places: [3, 4], masses: [1] });
  agree(single.cost, 2 + 25, QUADRATURE64);
  equal(single.errors.length, 1);
});

Deno.test("semiDiscreteInPlane() refuses atoms without mass and densities without any", () => {
  const places = [-1, 0, 1, 0];
  throws(() => semiDiscreteInPlane(bell, { places, masses: [0, 1] }), {
    name: "RangeError",
    message: "Expected every atom with mass, and every cell with some at the start",
  });
  throws(() => semiDiscreteInPlane(bell, { places, masses: [0.5, 0.4] }), {
    message: "Expected atoms.masses with sum 1; got sum 0.9",
  });
  throws(() => semiDiscreteInPlane({ ...bell, density: () => 0 }, { places, masses: [0.5, 0.5] }), {
    name: "RangeError",
    message: "Expected a density with mass in the frame; got 0",
  });
  throws(() => massesInPlane(bell, places, [0]), {
    name: "TypeError",
    message: "Expected weights of length 2; got 1",
  });
});
