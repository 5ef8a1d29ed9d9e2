import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import { type Corner, integratePolygon, sum } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { laguerreCells } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const frame = { x: [-3, 4], y: [-2, 5] } as const;
const sites = fc.uniqueArray(
  fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })),
  { minLength: 1, maxLength: 9, selector: ([x, y]) => `${x} ${y}` },
).map((points) => points.flat().map((coordinate) => coordinate / 10));
const weights = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
  minLength: 9,
  maxLength: 9,
});

/** |x - y_i|^2 - w_i of all atoms at a point. */
function powersAt(places: readonly number[], w: readonly number[], [x, y]: Corner): number[] {
  return w.map((weight, i) => (x - places[2 * i]!) ** 2 + (y - places[2 * i + 1]!) ** 2 - weight);
}

/** Whether a point lies inside a convex polygon that runs against the clock. */
function isInside(corners: readonly Corner[], [x, y]: Corner): boolean {
  return corners.length > 2 && corners.every(([ax, ay], k) => {
    const [bx, by] = corners[(k + 1) % corners.length]!;
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

Deno.test("every point lies in the cell of the atom that is nearest by |x - y|^2 - w", () => {
  const numbers = stream(1).uniform(100);
  fc.assert(
    fc.property(sites, weights, (places, all) => {
      const w = all.slice(0, places.length / 2), cells = laguerreCells(places, w, frame);
      for (let k = 0; k < 50; k++) {
        const point: Corner = [7 * numbers[2 * k]! - 3, 7 * numbers[2 * k + 1]! - 2];
        const powers = powersAt(places, w, point), least = Math.min(...powers);
        cells.forEach(({ corners }, i) => {
          if (powers[i]! < least + 1e-9) return; // on a border the inside is a matter of rounding
          ok(!isInside(corners, point), `atom ${i} at ${point}`);
        });
      }
      const areas = cells.map(({ corners }) => integratePolygon(() => 1, corners, 2));
      agree(sum(areas), 49, EXACT64);
    }),
    { seed: 2, numRuns: 60 },
  );
});

Deno.test("along a side both neighbours are equally near, and each knows the other", () => {
  fc.assert(
    fc.property(sites, weights, (places, all) => {
      const w = all.slice(0, places.length / 2), cells = laguerreCells(places, w, frame);
      cells.forEach(({ corners, beyond }, i) => {
        equal(corners.length, beyond.length);
        beyond.forEach((j, k) => {
          const [ax, ay] = corners[k]!, [bx, by] = corners[(k + 1) % corners.length]!;
          if (j === "frame" || Math.hypot(bx - ax, by - ay) < 1e-6) return;
          const powers = powersAt(places, w, [(ax + bx) / 2, (ay + by) / 2]);
          agree(powers[i]!, powers[j]!, EXACT64);
          ok(cells[j]!.beyond.includes(i));
        });
      });
    }),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("a heavy atom takes all, a light one nothing, and a common weight changes nothing", () => {
  const [heavy, light] = laguerreCells([0, 0, 1, 1], [99, 0], frame);
  deepEqual(heavy!.beyond, ["frame", "frame", "frame", "frame"]);
  deepEqual(light!.corners, []);
  const places = [0, 0, 1, 1, 2, -1];
  deepEqual(laguerreCells(places, [8, 8, 8], frame), laguerreCells(places, [0, 0, 0], frame));
  deepEqual(laguerreCells([9, 9], [0], frame)[0]!.corners, [[-3, -2], [4, -2], [4, 5], [-3, 5]]);
});

Deno.test("laguerreCells() refuses atoms that coincide, empty frames and missing weights", () => {
  throws(() => laguerreCells([1, 2, 1, 2], [0, 1], frame), {
    name: "RangeError",
    message: "Expected atoms in different places; got 0 and 1 in one",
  });
  throws(() => laguerreCells([1, 2, 3, 4], [0], frame), {
    name: "TypeError",
    message: "Expected weights of length 2; got 1",
  });
  throws(() => laguerreCells([1, 2, 3], [0], frame), {
    name: "TypeError",
    message: "Expected places of a length divisible by 2; got 3",
  });
  throws(() => laguerreCells([1, 2], [0], { x: [0, 0], y: [0, 1] }), {
    name: "RangeError",
    message: "Expected frame.x with the lower end first; got 0,0",
  });
  throws(() => laguerreCells([1, 2], [0], { x: [0, 1], y: [0, NaN] }), {
    message: "Expected frame.y[1] to be finite; got NaN",
  });
});
