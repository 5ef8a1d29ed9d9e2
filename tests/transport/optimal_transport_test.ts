import { deepEqual, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, LINEAR_PROGRAM } from "flowbook/judge";
import { stream } from "flowbook/random";
import {
  assign,
  optimalTransport,
  squaredDistances,
  transportOnLine,
  wassersteinOfAtoms,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { anyAtoms, cheapestPlan, CROSSING, powers } from "./atoms.ts";
import { certifyPlan } from "./certify_plan.ts";

const order = fc.constantFrom(1, 1.5, 2, 3);

/** Costs of any sign between two lists of masses; many ties. */
const tables = fc.tuple(anyAtoms(9), anyAtoms(9)).chain(([{ masses: from }, { masses: to }]) => {
  const length = from.length * to.length;
  const entry = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  );
  return fc.array(entry, { minLength: length, maxLength: length })
    .map((costs) => ({ costs, from, to }));
});

Deno.test("optimalTransport() proves its plans on any costs, ties and atoms without mass", () => {
  fc.assert(
    fc.property(tables, ({ costs, from, to }) => {
      certifyPlan(costs, from, to, optimalTransport(costs, from, to));
    }),
    { seed: 1, numRuns: 300 },
  );
});

Deno.test("optimalTransport() costs what the simplex code highs finds", async () => {
  for (const { costs, from, to } of fc.sample(tables, { seed: 2, numRuns: 10 })) {
    agree(
      optimalTransport(costs, from, to).cost,
      await cheapestPlan(costs, from, to),
      LINEAR_PROGRAM,
    );
  }
});

Deno.test("optimalTransport() of equal masses is the assignment", () => {
  const count = 60, numbers = stream(3);
  const x = numbers.split("x").normal(2 * count), y = numbers.split("y").normal(2 * count);
  const costs = squaredDistances(x, y, 2), masses = new Float64Array(count).fill(1 / count);
  const { columnOf, cost } = assign(costs, count), plan = optimalTransport(costs, masses, masses);
  agree(plan.cost, cost / count, EXACT64);
  deepEqual(plan.moves.map(({ from, to }) => [from, to]), Array.from(columnOf, (j, i) => [i, j]));
});

Deno.test("wassersteinOfAtoms() on the line agrees with sorting, in the plane it is certified", () => {
  fc.assert(
    fc.property(anyAtoms(9), anyAtoms(9), order, (x, y, p) => {
      agree(wassersteinOfAtoms(x, y, 1, p).cost, transportOnLine(x, y, p).cost, EXACT64);
    }),
    { seed: 4, numRuns: 150 },
  );
  fc.assert(
    fc.property(anyAtoms(7, 2), anyAtoms(7, 2), order, (x, y, p) => {
      const plan = wassersteinOfAtoms(x, y, 2, p);
      certifyPlan(powers(x, y, 2, p), x.masses, y.masses, plan);
      agree(plan.distance ** p, plan.cost, EXACT64);
    }),
    { seed: 5, numRuns: 150 },
  );
});

Deno.test("wassersteinOfAtoms() is a metric in the plane and translates", () => {
  fc.assert(
    fc.property(anyAtoms(5, 2), anyAtoms(5, 2), anyAtoms(5, 2), order, (x, y, z, p) => {
      const distance = (a: typeof x, b: typeof x): number =>
        wassersteinOfAtoms(a, b, 2, p).distance;
      agree(distance(x, y) ** p, distance(y, x) ** p, EXACT64);
      agree(distance(x, x), 0, EXACT64);
      ok(distance(x, y) <= distance(x, z) + distance(z, y) + 1e-7);
      const moved = { ...x, places: Array.from(x.places, (v, k) => v + (k % 2 === 0 ? 3 : -4)) };
      if (p > 1) agree(distance(x, moved), 5, EXACT64);
    }),
    { seed: 6, numRuns: 80 },
  );
});

Deno.test("discrete transport refuses costs and masses that do not fit", () => {
  throws(() => optimalTransport([1, 2, 3], [0.5, 0.5], [0.5, 0.5]), {
    name: "TypeError",
    message: "Expected costs of length 4; got 3",
  });
  throws(() => optimalTransport([1, NaN], [1], [0.5, 0.5]), {
    name: "RangeError",
    message: "Expected finite costs; got NaN",
  });
  throws(() => optimalTransport([1, 2], [1], [0.5, 0.6]), {
    name: "RangeError",
    message: "Expected to with sum 1; got sum 1.1",
  });
  throws(() => optimalTransport([1, 2], [1], [1.5, -0.5]), {
    message: "Expected to[1] >= 0; got -0.5",
  });
  const { x } = CROSSING;
  throws(() => wassersteinOfAtoms(x, x, 1, 0.5), {
    message: "Expected p >= 1 and finite; got 0.5",
  });
  throws(() => wassersteinOfAtoms(x, { places: [0, 0, 1, 1], masses: [0.5, 0.5] }, 1, 2), {
    name: "TypeError",
    message: "Expected y.masses of length 4; got 2",
  });
});
