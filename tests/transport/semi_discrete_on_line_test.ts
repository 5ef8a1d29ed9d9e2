import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { integrate, normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import {
  dualAscent,
  laguerreIntervals,
  type LawWithDensity,
  massesOnLine,
  semiDiscreteOnLine,
  wassersteinOfQuantiles,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const noise: LawWithDensity = {
  cdf: normalCdf,
  quantile: normalQuantile,
  density: (x) => normalDensity(x),
  from: -12,
  to: 12,
};
const thirds = { places: [-1, 0, 2], masses: [1 / 3, 1 / 3, 1 / 3] };
const places = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 8 })
  .map((list) => list.map((place) => place / 10));

Deno.test("semiDiscreteOnLine() shares the bell among three atoms as chapter 1 says", () => {
  const { cost, weights, cells, masses, gap } = semiDiscreteOnLine(noise, thirds);
  agree(weights, [-0.666666666667, -0.805212068076, 1.47187873474], EXACT64);
  agree([cells[0]!.to, cells[1]!.to], [-0.430727299295, 0.430727299295], EXACT64);
  agree(masses, thirds.masses, EXACT64);
  agree([cost, gap], [0.485068018615, 0], EXACT64);
});

Deno.test("dualAscent() finds the same weights from equal ones, in a few steps of Newton", () => {
  const held = (weights: Float64Array) => massesOnLine(noise, thirds.places, weights);
  const { weights, errors } = dualAscent(thirds.masses, [0, 0, 0], held);
  agree(weights, semiDiscreteOnLine(noise, thirds).weights, EXACT64);
  ok(errors.length < 12 && errors.at(-1)! < 1e-13, `${errors}`);
  ok(errors.every((error, k) => k === 0 || error < errors[k - 1]!));
  agree(held(new Float64Array(3)).masses as Float64Array, [
    0.308537538726,
    0.532807207343,
    0.158655253931,
  ], EXACT64);
});

Deno.test("the cost is W2^2 by quantiles, and the ascent agrees, whatever the order of the atoms", () => {
  fc.assert(
    fc.property(places, (places) => {
      const count = places.length;
      const atoms = { places, masses: places.map((_, i) => (i + 1) * 2 / (count * (count + 1))) };
      const { cost, masses, weights, gap } = semiDiscreteOnLine(noise, atoms);
      agree(masses, atoms.masses, EXACT64);
      agree(gap, 0, EXACT64);
      const order = places.map((_, i) => i).sort((i, j) => places[i]! - places[j]!);
      const ends = order.map((_, k) => order.slice(0, k + 1).reduce((s, i) => s + masses[i]!, 0));
      const stepped = (u: number): number => places[order[ends.findIndex((end) => u <= end)]!]!;
      const breaks = ends.slice(0, -1);
      const distance = wassersteinOfQuantiles(normalQuantile, stepped, 2, { breaks });
      agree(cost, distance ** 2, QUADRATURE64);
      const held = (w: Float64Array) => massesOnLine(noise, places, w);
      agree(dualAscent(atoms.masses, places.map(() => 0), held).weights, weights, QUADRATURE64);
    }),
    { seed: 1, numRuns: 30 },
  );
});

Deno.test("no weights have a higher dual value than the cost", () => {
  const { cost } = semiDiscreteOnLine(noise, thirds);
  const dual = (weights: readonly number[]): number => {
    const least = (x: number): number =>
      Math.min(...thirds.places.map((place, i) => (x - place) ** 2 - weights[i]!));
    return integrate((x) => least(x) * normalDensity(x), -12, 12, { panels: 400 }) +
      weights.reduce((sum, w) => sum + w / 3, 0);
  };
  const weight = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(weight, weight, weight), (w) => ok(dual(w) <= cost + 1e-6)),
    { seed: 2, numRuns: 30 },
  );
});

Deno.test("laguerreIntervals() are where each atom is nearest by |x - y|^2 - w; some are empty", () => {
  deepEqual(laguerreIntervals([0, 1, 2], [0, -5, 0]), [
    { atom: 0, from: -Infinity, to: 1 },
    { atom: 2, from: 1, to: Infinity },
  ]);
  const touched = laguerreIntervals([0, 1, 2], [0, -1, 0]); // the cell in the middle is a point
  deepEqual(touched.map(({ atom }) => atom), [0, 2]);
  const weight = fc.integer({ min: -40, max: 40 }).map((w) => w / 10);
  fc.assert(
    fc.property(places, fc.array(weight, { minLength: 8, maxLength: 8 }), (places, weights) => {
      const cells = laguerreIntervals(places, weights.slice(0, places.length));
      for (let x = -10.05; x < 10; x += 0.1) {
        const power = places.map((place, i) => (x - place) ** 2 - weights[i]!);
        const { atom } = cells.find(({ from, to }) => from < x && x <= to)!;
        agree(power[atom]!, Math.min(...power), EXACT64);
      }
      cells.forEach(({ from }, k) => equal(from, k === 0 ? -Infinity : cells[k - 1]!.to));
    }),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("dualAscent() looks at the slopes beside the diagonal, and at no others", () => {
  const held = (weights: Float64Array) => massesOnLine(noise, thirds.places, weights);
  const whole = (weights: Float64Array) => {
    const { masses, slopes } = held(weights);
    const rows = slopes.map((row, i) => {
      const rest = Array.from(row).reduce((sum, slope, j) => j === i ? sum : sum - slope, 0);
      return Array.from(row, (slope, j) => j === i ? rest : slope);
    });
    return { masses, slopes: rows };
  };
  const start = [0, 0, 0];
  deepEqual(dualAscent(thirds.masses, start, whole), dualAscent(thirds.masses, start, held));
});

Deno.test("massesOnLine() has the slopes of its masses", () => {
  const weights = [0.3, -0.2, 0.1], h = 1e-5;
  const { slopes } = massesOnLine(noise, thirds.places, weights);
  for (const [i, j] of [[0, 1], [1, 0], [1, 2], [0, 2]] as const) {
    const at = (w: number): number =>
      massesOnLine(noise, thirds.places, weights.with(j, w)).masses[i]!;
    const slope = (at(weights[j]! + h) - at(weights[j]! - h)) / (2 * h);
    ok(Math.abs(slope - slopes[i]![j]!) < 1e-8);
  }
});

Deno.test("semi-discrete transport on the line refuses atoms that coincide or have no mass", () => {
  throws(() => semiDiscreteOnLine(noise, { places: [1, 1], masses: [0.5, 0.5] }), {
    name: "RangeError",
    message: "Expected atoms in different places; got 1 twice",
  });
  throws(() => semiDiscreteOnLine(noise, { places: [1, 2], masses: [0, 1] }), {
    name: "RangeError",
    message: "Expected atoms.masses[0] > 0; got 0",
  });
  throws(() => semiDiscreteOnLine(noise, { places: [1, 2], masses: [0.5, 0.25] }), {
    message: "Expected atoms.masses with sum 1; got sum 0.75",
  });
  throws(() => laguerreIntervals([0, 1], [0]), {
    name: "TypeError",
    message: "Expected weights of length 2; got 1",
  });
  const held = (w: Float64Array) => massesOnLine(noise, thirds.places, w);
  throws(() => dualAscent([0.5, 0.5], [0, 0, 0], held), {
    name: "TypeError",
    message: "Expected start of length 2; got 3",
  });
  throws(() => dualAscent(thirds.masses, [0, -9, 0], held), {
    name: "RangeError",
    message: "Expected every atom with mass, and every cell with some at the start",
  });
  // cells that hold the same whatever the weights are
  const stubborn = () => ({ masses: [0.4, 0.6], slopes: [[0, -1], [-1, 0]] });
  throws(() => dualAscent([0.5, 0.5], [0, 0], stubborn), {
    name: "RangeError",
    message: /^Expected the masses to come within 1e-13; got 0.09/,
  });
});
