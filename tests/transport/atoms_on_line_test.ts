import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, LINEAR_PROGRAM } from "flowbook/judge";
import { stream } from "flowbook/random";
import {
  type Atoms,
  transportOnLine,
  wasserstein2OnLine,
  wassersteinOfAtomsOnLine,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { anyAtoms, cheapestPlan, CROSSING, powers } from "./atoms.ts";
import { certifyPlan } from "./certify_plan.ts";

const order = fc.constantFrom(1, 1.5, 2, 3);
const { x, y } = CROSSING;

Deno.test("transportOnLine() finds the plan of the crossing pair, which moves 0.1 from 0 to 2", () => {
  const plan = transportOnLine(x, y, 2);
  agree([plan.cost, plan.distance], [2.1, 1.44913767462], EXACT64);
  agree(transportOnLine(x, y, 1).distance, 1.3, EXACT64);
  const expected = [[0, 0, 0.4], [0, 1, 0.1], [1, 1, 0.2], [1, 2, 0.1], [2, 2, 0.2]];
  equal(plan.moves.length, expected.length);
  plan.moves.forEach(({ from, to, mass }, k) => agree([from, to, mass], expected[k]!, EXACT64));
});

Deno.test("transportOnLine() carries no mass that is only the rounding of a difference", () => {
  const whole = { places: [0, 1], masses: [0.3, 0.7] };
  const parts = { places: [0, 0, 5], masses: [0.1, 0.2, 0.7] };
  equal(transportOnLine(whole, parts, 2).moves.length, 3);
  equal(transportOnLine(parts, whole, 2).moves.length, 3);
});

Deno.test("transportOnLine() costs what the simplex code highs finds", async () => {
  const pairs = fc.sample(fc.tuple(anyAtoms(7), anyAtoms(7), order), { seed: 1, numRuns: 12 });
  for (const [x, y, p] of pairs) {
    const least = await cheapestPlan(powers(x, y, 1, p), x.masses, y.masses);
    agree(transportOnLine(x, y, p).cost, least, LINEAR_PROGRAM);
  }
});

Deno.test("transportOnLine() proves its plans, also with ties and atoms without mass", () => {
  fc.assert(
    fc.property(anyAtoms(12), anyAtoms(12), order, (x, y, p) => {
      const plan = transportOnLine(x, y, p);
      certifyPlan(powers(x, y, 1, p), x.masses, y.masses, plan);
      agree(plan.distance, wassersteinOfAtomsOnLine(x, y, p), EXACT64);
    }),
    { seed: 2, numRuns: 300 },
  );
});

Deno.test("W_p on the line is a metric that grows with p, whatever the order of the atoms", () => {
  fc.assert(
    fc.property(anyAtoms(6), anyAtoms(6), anyAtoms(6), order, (x, y, z, p) => {
      const distance = wassersteinOfAtomsOnLine(x, y, p);
      agree(wassersteinOfAtomsOnLine(y, x, p), distance, EXACT64);
      equal(wassersteinOfAtomsOnLine(x, x, p), 0);
      const detour = wassersteinOfAtomsOnLine(x, z, p) + wassersteinOfAtomsOnLine(z, y, p);
      ok(distance <= detour + 1e-9, `${distance} > ${detour}`);
      ok(distance <= wassersteinOfAtomsOnLine(x, y, p + 1) + 1e-9);
      const backward: Atoms = {
        places: Array.from(x.places).reverse(),
        masses: Array.from(x.masses).reverse(),
      };
      agree(wassersteinOfAtomsOnLine(backward, y, p), distance, EXACT64);
    }),
    { seed: 3, numRuns: 200 },
  );
});

Deno.test("W_p on the line: point masses, escaping mass, translations, samples", () => {
  for (const p of [1, 2, 3, 4]) {
    const half = { places: [0.5], masses: [1] }, zero = { places: [0], masses: [1] };
    agree(wassersteinOfAtomsOnLine(zero, half, p), 0.5, EXACT64);
    const escaping = { places: [0, 100], masses: [1 - 1e-4, 1e-4] };
    agree(wassersteinOfAtomsOnLine(escaping, zero, p), 100 * 1e-4 ** (1 / p), EXACT64);
    const moved = { places: x.places.map((place) => place - 7), masses: x.masses };
    agree(wassersteinOfAtomsOnLine(x, moved, p), 7, EXACT64);
  }
  const count = 500, left = stream(4).split("x").normal(count), right = stream(4).normal(count);
  const equalMasses = (places: Float64Array): Atoms => ({
    places,
    masses: new Float64Array(count).fill(1 / count),
  });
  const distance = wassersteinOfAtomsOnLine(equalMasses(left), equalMasses(right), 2);
  agree(distance, wasserstein2OnLine(left, right), EXACT64);
});

Deno.test("W_p on the line leaves the laws alone", () => {
  const places = Float64Array.of(3, 1, 2), masses = [0.25, 0.25, 0.5];
  transportOnLine({ places, masses }, y, 2);
  deepEqual([...places], [3, 1, 2]);
});

Deno.test("W_p on the line refuses orders below 1 and what is no law", () => {
  const calls = [transportOnLine, wassersteinOfAtomsOnLine];
  for (const distance of calls) {
    for (const p of [0, 0.99, NaN, Infinity]) {
      throws(() => distance(x, y, p), {
        name: "RangeError",
        message: `Expected p >= 1 and finite; got ${p}`,
      });
    }
    throws(() => distance({ places: [0, 1], masses: [1] }, y, 1), {
      name: "TypeError",
      message: "Expected x.masses of length 2; got 1",
    });
    throws(() => distance(x, { places: [0, 1], masses: [1.5, -0.5] }, 1), {
      name: "RangeError",
      message: "Expected y.masses[1] >= 0; got -0.5",
    });
    throws(() => distance(x, { places: [0, 1], masses: [0.5, 0.25] }, 1), {
      name: "RangeError",
      message: "Expected y.masses with sum 1; got sum 0.75",
    });
    throws(() => distance({ places: [NaN], masses: [1] }, y, 1), {
      name: "RangeError",
      message: "Expected x.places[0] to be finite; got NaN",
    });
    throws(() => distance({ places: [], masses: [] }, y, 1), {
      name: "RangeError",
      message: "Expected at least one point in x.places; got none",
    });
    throws(() => distance([0, 1] as unknown as Atoms, y, 1), {
      name: "TypeError",
      message: "Expected x.places to be a list of numbers; got undefined",
    });
    throws(() => distance(x, 3 as unknown as Atoms, 1), {
      name: "TypeError",
      message: "Expected y with places and masses; got number",
    });
  }
  for (const distance of calls) {
    throws(() => distance({ places: [1e200], masses: [1] }, y, 2), {
      name: "RangeError",
      message: "Expected a finite cost; got Infinity",
    });
  }
});
