import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import { fixedPoint } from "flowbook/numerics";
import { deepEqual, equal, ok } from "node:assert/strict";
import { agree } from "../judge/agree.ts";
import { refuses } from "../tensors/refuses.ts";

/** x -> A x + b with A = c times a turn by an angle: its fixed point is known. */
function turning(c: number, angle: number, b: readonly [number, number]): {
  map: (x: readonly number[]) => number[];
  fixed: number[];
} {
  const [p, q] = [c * Math.cos(angle), c * Math.sin(angle)];
  const det = (1 - p) ** 2 + q ** 2; // of I - A
  return {
    map: ([x, y]) => [p * x! - q * y! + b[0], q * x! + p * y! + b[1]],
    fixed: [((1 - p) * b[0] - q * b[1]) / det, (q * b[0] + (1 - p) * b[1]) / det],
  };
}

Deno.test("fixedPoint() finds what a contraction leaves where it is, as near as it says", () => {
  const real = fc.double({ min: -3, max: 3, noNaN: true });
  const slope = fc.double({ min: 0, max: 0.95, noNaN: true });
  fc.assert(
    fc.property(slope, real, real, real, (lipschitz, angle, p, q) => {
      const { map, fixed } = turning(lipschitz, angle, [p, q]);
      for (const tolerance of [1e-3, 1e-12]) {
        const { point, error } = fixedPoint(map, [0, 0], { lipschitz, tolerance });
        const off = Math.hypot(point[0]! - fixed[0]!, point[1]! - fixed[1]!);
        const size = Math.max(1, Math.hypot(...point));
        ok(off <= error + 1e-13 * size && error <= tolerance * size, `${off} of ${error}`);
      }
    }),
    { numRuns: 200 },
  );
});

Deno.test("the rounds that fixedPoint() takes follow from c, and a map of slope 0 takes one", () => {
  for (const c of [0.5, 0.9, 0.99]) {
    const settings = { lipschitz: c, tolerance: 1e-6, iterations: 2000 };
    const { iterations } = fixedPoint(([x]) => [c * x!], [1], settings);
    // c^k (1 - c) / (1 - c) c <= 1e-6 first where k >= log 1e-6 / log c
    equal(iterations, Math.ceil(Math.log(1e-6) / Math.log(c)));
  }
  deepEqual(fixedPoint(() => [7], [3], { lipschitz: 0 }), { point: [7], iterations: 1, error: 0 });
});

Deno.test("the error of fixedPoint() falls at least like c^k", () => {
  const y = 1 + Math.sin(1) / 2, rounds: number[] = [];
  const map = ([x]: readonly number[]): number[] => {
    rounds.push(Math.abs(x! - 1));
    return [y - Math.sin(x!) / 2];
  };
  agree(fixedPoint(map, [y], { lipschitz: 0.5 }).point, [1], EXACT64);
  rounds.forEach((error, k) => ok(error <= 0.5 ** k * rounds[0]! + 1e-15));
});

Deno.test("fixedPoint() says what it wanted, after how many rounds, and what it has", () => {
  const shrink = ([x]: readonly number[]): number[] => [0.9 * x!];
  refuses(
    () => fixedPoint(shrink, [1], { lipschitz: 0.9, tolerance: 1e-6, iterations: 20 }),
    new RangeError("Expected the fixed point within 0.000001 after 20 iterations; got within 0.12"),
  );
  refuses(
    () => fixedPoint(shrink, [1], { lipschitz: 0.9, iterations: 1 }),
    new RangeError("Expected the fixed point within 1e-12 after 1 iteration; got within 0.9"),
  );
  // x + 1.5 sin x has a slope that no bound below 1 holds: the iteration ends in a cycle of two
  refuses(
    () => fixedPoint(([x]) => [-1.5 * Math.sin(x!)], [1], { lipschitz: 0.9 }),
    new RangeError("Expected a map of slope at most 0.9; got 1.2 between two iterates"),
  );
});

Deno.test("fixedPoint() refuses slopes from 1 on, tolerances of 0, and numbers that are none", () => {
  const stay = (x: readonly number[]): readonly number[] => x;
  for (const lipschitz of [1, 1.5, -0.1]) {
    const error = new RangeError(`Expected lipschitz in [0, 1); got ${lipschitz}`);
    refuses(() => fixedPoint(stay, [0], { lipschitz }), error);
  }
  const settings: [object, string][] = [
    [{ lipschitz: NaN }, "Expected lipschitz to be finite; got NaN"],
    [{ tolerance: 0 }, "Expected tolerance > 0; got 0"],
    [{ iterations: 0 }, "Expected iterations to be a positive integer; got 0"],
  ];
  for (const [setting, message] of settings) {
    refuses(() => fixedPoint(stay, [0], { lipschitz: 0.5, ...setting }), new RangeError(message));
  }
  const lipschitz = 0.5;
  refuses(
    () => fixedPoint(stay, [NaN], { lipschitz }),
    new RangeError("Expected the start[0] to be finite; got NaN"),
  );
  refuses(
    () => fixedPoint(() => [NaN], [1], { lipschitz }),
    new RangeError("Expected the map[0] to be finite; got NaN"),
  );
  refuses(
    () => fixedPoint(() => [1, 2], [1], { lipschitz }),
    new TypeError("Expected the map of length 1; got 2"),
  );
});
