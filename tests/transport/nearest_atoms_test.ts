import fc from "#properties";
import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { nearestAtoms } from "flowbook/transport";

const place = fc.double({ min: -5, max: 5, noNaN: true });
const cloud = fc.array(fc.tuple(place, place, place), { minLength: 1, maxLength: 6 });

Deno.test("nearestAtoms() finds an atom that no other beats, at the distance it says", () => {
  fc.assert(fc.property(cloud, cloud, (points, atoms) => {
    const squareTo = (x: readonly number[], y: readonly number[]): number =>
      Math.hypot(...x.map((a, i) => a - y[i]!)) ** 2;
    const nearest = nearestAtoms(points.flat(), atoms);
    points.forEach((x, i) => {
      const own = squareTo(x, atoms[nearest.atoms[i]!]!);
      ok(Math.abs(own - nearest.squares[i]!) <= 1e-12 * (1 + own));
      ok(atoms.every((y) => squareTo(x, y) >= own - 1e-12 * (1 + own)));
    });
    equal(nearest.atoms.length, points.length);
  }));
});

Deno.test("nearestAtoms() takes the first of equals", () => {
  deepEqual(nearestAtoms([0, 3], [[1], [-1], [1]]), { atoms: [0, 0], squares: [1, 4] });
});

Deno.test("nearestAtoms() looks through more atoms than a call takes arguments", () => {
  const atoms = Array.from({ length: 200_000 }, (_, k) => [k]);
  deepEqual(nearestAtoms([150_000.25], atoms), { atoms: [150_000], squares: [1 / 16] });
});

Deno.test("nearestAtoms() refuses atoms of several dimensions, half a point, and what is not finite", () => {
  throws(() => nearestAtoms([0], []), {
    name: "TypeError",
    message: "Expected at least one atom; got none",
  });
  throws(() => nearestAtoms([0, 0], [[0, 1], [0]]), { name: "TypeError" });
  throws(() => nearestAtoms([0, 0, 0], [[0, 1]]), {
    name: "TypeError",
    message: "Expected points of a length divisible by 2; got 3",
  });
  throws(() => nearestAtoms([], [[0]]), { name: "RangeError" });
  throws(() => nearestAtoms([0], [[]]), {
    name: "RangeError",
    message: "Expected the dimension of the atoms to be a positive integer; got 0",
  });
  throws(() => nearestAtoms([NaN], [[0]]), {
    name: "RangeError",
    message: "Expected points[0] to be finite; got NaN",
  });
});
