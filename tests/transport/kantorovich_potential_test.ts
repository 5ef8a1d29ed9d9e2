import { deepEqual, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, LINEAR_PROGRAM } from "flowbook/judge";
import { sum } from "flowbook/numerics";
import { type Atoms, kantorovichPotential, wassersteinOfAtomsOnLine } from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { anyAtoms, CROSSING } from "./atoms.ts";
import { solveProgramme } from "./linear_programme.ts";

/** E f under a law of atoms, f given at some places. */
function average(law: Atoms, places: Float64Array, values: Float64Array): number {
  return sum(Array.from(law.places, (place, i) => values[places.indexOf(place)]! * law.masses[i]!));
}

/** The largest gain of a function of slope at most 1, by the simplex code highs. */
async function largestGain(x: Atoms, y: Atoms): Promise<number> {
  const atoms = [
    ...Array.from(x.places, (place, i) => ({ place, mass: x.masses[i]! })),
    ...Array.from(y.places, (place, i) => ({ place, mass: -y.masses[i]! })),
  ];
  const terms = atoms.map(({ mass }, i) => `${-mass} f${i}`);
  const bounds = atoms.flatMap(({ place }, i) =>
    atoms.flatMap(({ place: other }, j) =>
      i === j ? [] : [`f${i} - f${j} <= ${Math.abs(place - other)}`]
    )
  );
  const programme = ["Minimize", terms.join(" + "), "Subject To", ...bounds, "Bounds", "f0 = 0"];
  const free = atoms.slice(1).map((_, i) => `f${i + 1} free`);
  return -(await solveProgramme([...programme, ...free, "End"].join("\n"))).value;
}

Deno.test("the potential of the crossing pair is -|x|, and gains 1.3", () => {
  const { places, values, gain, distance } = kantorovichPotential(CROSSING.x, CROSSING.y);
  agree(values, [...places].map((place) => -Math.abs(place)), EXACT64);
  agree([gain, distance], [1.3, 1.3], EXACT64);
});

Deno.test("no function of slope at most 1 gains more, by the simplex code highs", async () => {
  const pairs = fc.sample(fc.tuple(anyAtoms(5), anyAtoms(5)), { seed: 1, numRuns: 10 });
  for (const [x, y] of [[CROSSING.x, CROSSING.y] as const, ...pairs]) {
    agree(kantorovichPotential(x, y).gain, await largestGain(x, y), LINEAR_PROGRAM);
  }
});

Deno.test("the potential has slope at most 1, and gains the distance and never more", () => {
  fc.assert(
    fc.property(anyAtoms(12), anyAtoms(12), (x, y) => {
      const { places, values, gain, distance, gap } = kantorovichPotential(x, y);
      agree(gain, average(x, places, values) - average(y, places, values), EXACT64);
      agree(distance, wassersteinOfAtomsOnLine(x, y, 1), EXACT64);
      ok(gap >= 0 && gap < 1e-10, `${gap}`);
      ok(Math.max(...values) === 0);
      for (let k = 1; k < places.length; k++) {
        const width = places[k]! - places[k - 1]!;
        ok(width > 0 && Math.abs(values[k]! - values[k - 1]!) <= width + 1e-12);
      }
    }),
    { seed: 2, numRuns: 300 },
  );
});

Deno.test("the potential is level where the distribution functions agree", () => {
  const three = { places: [0, 1, 5], masses: [0.1, 0.2, 0.7] };
  const other = { places: [0.5, 1, 6], masses: [0.1, 0.2, 0.7] };
  // F = G on [1, 5], where 0.1 + 0.2 - 0.1 - 0.2 is 0 but for rounding
  const { values } = kantorovichPotential(three, other);
  deepEqual([...values], [0, -0.5, -0.5, -0.5, -1.5]);
  // 0.1 - 0.3 + 0.2 is 3e-17, and F = G on [1, 5] again
  const two = { places: [0.5, 6], masses: [0.3, 0.7] };
  deepEqual([...kantorovichPotential(three, two).values], [0, -0.5, 0, 0, -1]);
});

Deno.test("the potential refuses what is no law on the line", () => {
  throws(() => kantorovichPotential({ places: [0], masses: [2] }, CROSSING.y), {
    name: "RangeError",
    message: "Expected x.masses with sum 1; got sum 2",
  });
  throws(() => kantorovichPotential(CROSSING.x, { places: [0, NaN], masses: [0.5, 0.5] }), {
    name: "RangeError",
    message: "Expected y.places[1] to be finite; got NaN",
  });
});
