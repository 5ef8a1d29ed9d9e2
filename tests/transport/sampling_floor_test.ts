import { deepEqual, equal, ok, throws } from "node:assert/strict";
import { type Estimate, estimateMean, monteCarlo } from "flowbook/judge";
import { eightGaussians, evenMoons, sCurve } from "flowbook/measures";
import { stream } from "flowbook/random";
import {
  energyDistance,
  type PointSource,
  samplingFloor,
  squaredMeanDiscrepancy,
  wasserstein2,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const line: PointSource = { dim: 1, draw: (count, numbers) => numbers.normal(count) };

Deno.test("samplingFloor() reproduces the floors of the published comparisons at 1000 points", () => {
  // means of a few repetitions in another language with other random numbers, and their deviations
  const known = [
    { law: eightGaussians("sf2m"), value: 0.544, standardError: 0.033 },
    { law: evenMoons("sf2m"), value: 0.0707, standardError: 0.001 },
    { law: sCurve("sf2m"), value: 0.208, standardError: 0.038 },
  ];
  for (const { law, value, standardError } of known) {
    const floor = samplingFloor(law, { points: 1000, repetitions: 6 }, stream(1).split("floor"));
    agree(floor, { value, standardError, draws: 3 }, monteCarlo());
  }
});

Deno.test("samplingFloor() on the line is what the order statistics of two samples say", () => {
  // two points each from N(0, 1): maxima and minima differ by N(0, 2 (1 - 1/pi)) each, so the mean
  // of W2^2 is 2 (1 - 1/pi)
  const squared = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
    wasserstein2(x, y, 1) ** 2;
  const options = { points: 2, repetitions: 20_000, distance: squared };
  agree(samplingFloor(line, options, stream(2)), 2 * (1 - 1 / Math.PI), monteCarlo());
});

Deno.test("samplingFloor() shrinks with the number of points", () => {
  const floors = [10, 40, 160].map((points) =>
    Number(samplingFloor(line, { points, repetitions: 100 }, stream(3)).value)
  );
  // like the root of (log log n) / n on the line: nearly halved each time
  ok(floors[1]! / floors[0]! > 0.4 && floors[1]! / floors[0]! < 0.65, `${floors}`);
  ok(floors[2]! / floors[1]! > 0.4 && floors[2]! / floors[1]! < 0.65, `${floors}`);
});

Deno.test("samplingFloor() takes other distances: energy has the mean of its bias, MMD has 0", () => {
  const options = { points: 25, repetitions: 1000 };
  // E|X - X'| of N(0, 1) is 2 / sqrt(pi), and both samples add it over 25
  const energy = samplingFloor(line, { ...options, distance: energyDistance }, stream(4));
  agree(energy, 2 * 2 / Math.sqrt(Math.PI) / 25, monteCarlo());
  const distance = (x: ArrayLike<number>, y: ArrayLike<number>, dim: number): number =>
    squaredMeanDiscrepancy(x, y, dim, 1);
  agree(samplingFloor(line, { ...options, distance }, stream(5)), 0, monteCarlo());
});

Deno.test("samplingFloor() averages fresh pairs of samples and leaves the stream where it was", () => {
  const asked: { count: number; points: string }[] = [];
  const law: PointSource = {
    dim: 2,
    draw: (count, numbers) => {
      const points = numbers.normal(2 * count);
      asked.push({ count, points: points.join() });
      return points;
    },
  };
  const numbers = stream(6), distances: number[] = [];
  const distance = (x: ArrayLike<number>, y: ArrayLike<number>, dim: number): number => {
    equal(dim, 2);
    distances.push(wasserstein2(x, y, dim));
    return distances.at(-1)!;
  };
  const options = { points: 9, repetitions: 5, distance };
  const floor: Estimate = samplingFloor(law, options, numbers);
  deepEqual(floor, estimateMean(distances));
  equal(new Set(asked.map(({ points }) => points)).size, 10);
  ok(asked.every(({ count }) => count === 9));
  deepEqual(samplingFloor(law, options, numbers), floor);
  deepEqual(numbers.uniform(2), stream(6).uniform(2));
});

Deno.test("samplingFloor() refuses no points and a single repetition", () => {
  throws(() => samplingFloor(line, { points: 0, repetitions: 3 }, stream(0)), {
    name: "RangeError",
    message: "Expected points to be a positive integer; got 0",
  });
  for (const repetitions of [1, 2.5, NaN]) {
    throws(() => samplingFloor(line, { points: 3, repetitions }, stream(0)), {
      name: "RangeError",
      message: `Expected repetitions to be an integer of at least 2; got ${repetitions}`,
    });
  }
});
