import { equal, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, QUADRATURE64 } from "flowbook/judge";
import { integratePolygon, normalCdf, normalDensity } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const bell = (x: number, y: number): number => normalDensity(x) * normalDensity(y);

Deno.test("integratePolygon() of a polynomial over a rectangle is the product of two integrals", () => {
  const end = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(end, end, end, end, (a, b, c, d) => {
      const f = (x: number, y: number): number => x * x * y + 3;
      const corners = [[a, c], [b, c], [b, d], [a, d]] as const;
      const exact = (b ** 3 - a ** 3) / 3 * (d ** 2 - c ** 2) / 2 + 3 * (b - a) * (d - c);
      // the orientation does not matter: the area is counted above 0
      const sign = Math.sign((b - a) * (d - c));
      agree(integratePolygon(f, corners), sign * exact, EXACT64);
      agree(integratePolygon(f, corners.toReversed()), sign * exact, EXACT64);
    }),
    { seed: 1, numRuns: 100 },
  );
});

Deno.test("integratePolygon() of the normal law over a half, a quarter and an eighth of the plane", () => {
  const R = 8;
  agree(integratePolygon(bell, [[0, -R], [R, -R], [R, R], [0, R]]), 0.5, QUADRATURE64);
  agree(integratePolygon(bell, [[0, 0], [R, 0], [R, R], [0, R]]), 0.25, QUADRATURE64);
  agree(integratePolygon(bell, [[0, 0], [R, 0], [R, R]]), 0.125, QUADRATURE64);
  const right = integratePolygon(bell, [[1, -R], [R, -R], [R, R], [1, R]]);
  agree(right, normalCdf(-1), QUADRATURE64);
});

Deno.test("integratePolygon() is 0 without area, and refuses what is not finite", () => {
  equal(integratePolygon(bell, []), 0);
  equal(integratePolygon(bell, [[0, 0], [1, 1]]), 0);
  equal(integratePolygon(bell, [[0, 0], [1, 1], [2, 2]]), 0);
  const square = [[0, 0], [1, 0], [1, 1], [0, 1]] as const;
  throws(() => integratePolygon(() => NaN, square), {
    name: "RangeError",
    message: /^Expected a finite integrand; got NaN at \(/,
  });
  throws(() => integratePolygon(bell, square, 0), {
    message: "Expected nodes to be a positive integer; got 0",
  });
});
