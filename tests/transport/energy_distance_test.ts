import { equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { estimateMean, EXACT64, monteCarlo } from "flowbook/judge";
import { normalCdf } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { energyDistance } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });
const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 })
  .map((points) => Float64Array.from(points.flat()));
const line = fc.array(coordinate, { minLength: 1, maxLength: 20 });

/** 2 times the integral of (F - G)^2 over the line, by the steps of both distribution functions. */
function cramer(x: readonly number[], y: readonly number[]): number {
  const steps = [...x, ...y].sort((a, b) => a - b);
  const cdf = (points: readonly number[], at: number): number =>
    points.filter((point) => point <= at).length / points.length;
  return steps.slice(1).reduce((sum, to, i) => {
    const from = steps[i]!;
    return sum + 2 * (to - from) * (cdf(x, from) - cdf(y, from)) ** 2;
  }, 0);
}

/** E|Z| of Z from N(m, s^2). */
function meanSize(m: number, s: number): number {
  const bell = s * Math.sqrt(2 / Math.PI) * Math.exp(-(m * m) / (2 * s * s));
  return bell + m * (1 - 2 * normalCdf(-m / s));
}

Deno.test("on the line the energy distance is twice the integral of (F - G)^2", () => {
  fc.assert(
    fc.property(line, line, (x, y) => agree(energyDistance(x, y, 1), cramer(x, y), EXACT64)),
    { seed: 1, numRuns: 200 },
  );
});

Deno.test("energyDistance() of normal samples is the closed form plus its known bias", () => {
  // X from N(0, 1), Y from N(1, 2^2): X - Y is N(-1, 5), X - X' is N(0, 2), Y - Y' is N(0, 8)
  const n = 20, m = 30, numbers = stream(2);
  const within = { x: meanSize(0, Math.SQRT2), y: meanSize(0, Math.sqrt(8)) };
  const exact = 2 * meanSize(1, Math.sqrt(5)) - within.x - within.y;
  const draws = Array.from({ length: 1000 }, (_, r) => {
    const x = numbers.split(`x ${r}`).normal(n);
    const y = numbers.split(`y ${r}`).normal(m).map((z) => 1 + 2 * z);
    return energyDistance(x, y, 1);
  });
  agree(estimateMean(draws), exact + within.x / n + within.y / m, monteCarlo());
});

Deno.test("energyDistance() of single points is twice their distance", () => {
  agree(energyDistance([1, 2, 3], [3, 5, 9], 3), 14, EXACT64);
});

Deno.test("the root of the energy distance is a metric on clouds without order or repetition", () => {
  const root = (x: Float64Array, y: Float64Array): number => Math.sqrt(energyDistance(x, y, 2));
  fc.assert(
    fc.property(cloud, cloud, cloud, (x, y, z) => {
      agree(energyDistance(y, x, 2), energyDistance(x, y, 2), EXACT64);
      // a cloud written twice, the second time backward, is the same law
      const points = Array.from({ length: x.length / 2 }, (_, i) => x.slice(2 * i, 2 * i + 2));
      const twice = Float64Array.from([...points, ...points.toReversed()].flatMap((p) => [...p]));
      agree(energyDistance(x, twice, 2), 0, EXACT64);
      agree(energyDistance(twice, y, 2), energyDistance(x, y, 2), EXACT64);
      // the root of a rounding error of 1e-15 is 3e-8
      ok(root(x, y) <= root(x, z) + root(z, y) + 1e-7);
    }),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("energyDistance() scales with the cloud, stays under rotation and sees a shift", () => {
  const numbers = stream(4);
  const x = numbers.split("x").normal(100), y = numbers.split("y").normal(60);
  const distance = energyDistance(x, y, 2);
  agree(energyDistance(x.map((v) => -3 * v), y.map((v) => -3 * v), 2), 3 * distance, EXACT64);
  const turned = (cloud: Float64Array): Float64Array =>
    cloud.map((v, k) =>
      k % 2 === 0 ? 0.6 * v - 0.8 * cloud[k + 1]! : 0.6 * v + 0.8 * cloud[k - 1]!
    );
  agree(energyDistance(turned(x), turned(y), 2), distance, EXACT64);
  ok(energyDistance(x, x.map((v) => v + 3), 2) > 10 * distance);
});

Deno.test("energyDistance() is never negative by rounding", () => {
  const x = stream(5).split("x").normal(33).map((v) => 1e6 + v);
  for (let k = 1; k < 33; k++) {
    ok(energyDistance(x, x.map((_, i) => x[(i + k) % 33]!), 1) >= 0);
  }
  equal(energyDistance(x, x, 1), 0);
});

Deno.test("energyDistance() refuses what is no cloud", () => {
  throws(() => energyDistance([1, 2, 3], [1, 2], 2), {
    name: "TypeError",
    message: "Expected x of a length divisible by 2; got 3",
  });
  throws(() => energyDistance([1], [], 1), {
    name: "RangeError",
    message: "Expected at least one point in y; got none",
  });
  throws(() => energyDistance([1], [NaN], 1), {
    name: "RangeError",
    message: "Expected y[0] to be finite; got NaN",
  });
  throws(() => energyDistance([1], null as unknown as number[], 1), {
    name: "TypeError",
    message: "Expected y to be a list of numbers; got object",
  });
});
