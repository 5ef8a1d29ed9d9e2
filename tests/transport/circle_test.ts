import { ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import {
  arcLength,
  type Atoms,
  transportOnCircle,
  transportOnLine,
  wasserstein1OnCircle,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { anyAtoms } from "./atoms.ts";
import { certifyPlan } from "./certify_plan.ts";

const order = fc.constantFrom(1, 2, 3);

function turned({ places, masses }: Atoms, by: number): Atoms {
  return { places: Array.from(places, (angle) => angle + by), masses };
}

Deno.test("arcLength() is the angle between unit vectors", () => {
  const angle = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(angle, angle, (a, b) => {
      const length = arcLength(a, b);
      ok(length >= 0 && length <= Math.PI);
      agree(Math.cos(length), Math.cos(a - b), EXACT64);
      agree(length, arcLength(b, a), EXACT64);
    }),
    { seed: 1, numRuns: 100 },
  );
});

Deno.test("on the circle antipodes are pi apart, and mass goes the short way round", () => {
  const at = (angle: number): Atoms => ({ places: [angle], masses: [1] });
  for (const p of [1, 2, 3]) {
    agree(transportOnCircle(at(0), at(Math.PI), p).distance, Math.PI, EXACT64);
    agree(transportOnCircle(at(0.25), at(-0.25), p).distance, 0.5, EXACT64);
  }
  // three atoms, each turned by a tenth of the way to the next
  const thirds = [0, 1, 2].map((k) => 2 * Math.PI * k / 3);
  const three = { places: thirds, masses: [1 / 3, 1 / 3, 1 / 3] };
  agree(wasserstein1OnCircle(three, turned(three, 0.2)), 0.2, EXACT64);
  agree(wasserstein1OnCircle(three, turned(three, 2 * Math.PI / 3)), 0, EXACT64);
});

Deno.test("the median formula of order 1 agrees with the certified plan", () => {
  fc.assert(
    fc.property(anyAtoms(8), anyAtoms(8), order, (x, y, p) => {
      agree(wasserstein1OnCircle(x, y), transportOnCircle(x, y, 1).distance, EXACT64);
      const costs = Array.from(x.places).flatMap((a) =>
        Array.from(y.places, (b) => arcLength(a, b) ** p)
      );
      certifyPlan(costs, x.masses, y.masses, transportOnCircle(x, y, p));
    }),
    { seed: 2, numRuns: 150 },
  );
});

Deno.test("distances on the circle do not see where the angles begin, nor whole turns", () => {
  fc.assert(
    fc.property(
      anyAtoms(6),
      anyAtoms(6),
      fc.double({ min: -9, max: 9, noNaN: true }),
      (x, y, by) => {
        const distance = wasserstein1OnCircle(x, y);
        agree(wasserstein1OnCircle(turned(x, by), turned(y, by)), distance, EXACT64);
        agree(wasserstein1OnCircle(x, turned(y, 4 * Math.PI)), distance, EXACT64);
        agree(wasserstein1OnCircle(y, x), distance, EXACT64);
      },
    ),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("laws on a small arc are as far apart as on the line", () => {
  fc.assert(
    fc.property(anyAtoms(6), anyAtoms(6), order, (x, y, p) => {
      const small = (law: Atoms): Atoms => ({
        places: Array.from(law.places, (place) => place / 10), // within an arc of 2
        masses: law.masses,
      });
      const line = transportOnLine(small(x), small(y), p);
      agree(transportOnCircle(small(x), small(y), p).cost, line.cost, EXACT64);
    }),
    { seed: 4, numRuns: 80 },
  );
});

Deno.test("distances on the circle refuse what is no law", () => {
  const x = { places: [0], masses: [1] };
  throws(() => transportOnCircle(x, x, 0.9), { message: "Expected p >= 1 and finite; got 0.9" });
  for (
    const distance of [wasserstein1OnCircle, (a: Atoms, b: Atoms) => transportOnCircle(a, b, 1)]
  ) {
    throws(() => distance(x, { places: [0, 1], masses: [0.5, 0.6] }), {
      name: "RangeError",
      message: "Expected y.masses with sum 1; got sum 1.1",
    });
    throws(() => distance({ places: [NaN], masses: [1] }, x), {
      message: "Expected x.places[0] to be finite; got NaN",
    });
  }
});
