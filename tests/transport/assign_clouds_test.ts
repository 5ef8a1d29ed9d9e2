import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64 } from "flowbook/judge";
import { sum } from "flowbook/numerics";
import { type Stream, stream } from "flowbook/random";
import {
  assign,
  assignClouds,
  buresDistance,
  squaredDistances,
  wasserstein2,
  wasserstein2OnLine,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { leastCost } from "./brute_force.ts";
import { certify } from "./certify.ts";

/** Demands a pairing whose duals prove it, each pair looked at; and that the gap says so. */
function prove(x: ArrayLike<number>, y: ArrayLike<number>, dim: number): void {
  const count = x.length / dim, found = assignClouds(x, y, dim);
  const costs = squaredDistances(x, y, dim);
  certify(costs, count, { ...found, walked: 0 });
  const scale = Math.max(1, found.cost);
  ok(found.gap >= 0 && found.gap <= 1e-9 * scale, `gap ${found.gap} of ${found.cost}`);
  const dual = sum(found.rowDual) + sum(found.columnDual);
  agree((found.cost - found.gap) / scale, dual / scale, EXACT64);
}

/** Noise, and eight Gaussians on a circle of radius 5. */
function noiseAndRing(count: number, numbers: Stream): [Float64Array, Float64Array] {
  const modes = numbers.split("modes").integers(count, 8);
  const ring = numbers.split("ring").normal(2 * count).map((v, k) => {
    const angle = modes[k >> 1]! * Math.PI / 4;
    return v + 5 * (k % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
  return [numbers.split("noise").normal(2 * count), ring];
}

/** Pairs of clouds in up to three dimensions, where points may coincide or lie on a lattice. */
const clouds = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })).chain(
  ([dim, count]) => {
    const entry = fc.oneof(
      fc.integer({ min: -2, max: 2 }),
      fc.double({ min: -10, max: 10, noNaN: true }),
    );
    const cloud = fc.array(entry, { minLength: dim * count, maxLength: dim * count });
    return fc.record({ x: cloud, y: cloud, dim: fc.constant(dim) });
  },
);

Deno.test("assignClouds() agrees with trying all pairings", () => {
  const small = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(small, small, (x, y) => {
      agree(assignClouds(x, y, 2).cost, leastCost(squaredDistances(x, y, 2), 6), EXACT64);
    }),
    { seed: 1, numRuns: 60 },
  );
});

Deno.test("assignClouds() proves its pairings by duals, repeated points among them", () => {
  fc.assert(fc.property(clouds, ({ x, y, dim }) => prove(x, y, dim)), { seed: 2, numRuns: 60 });
});

Deno.test("assignClouds() finds the cost and the partners that assign() finds", () => {
  for (const count of [7, 49, 193, 400]) {
    const [x, y] = noiseAndRing(count, stream(count));
    const dense = assign(squaredDistances(x, y, 2), count), found = assignClouds(x, y, 2);
    agree(found.cost, dense.cost, EXACT64);
    deepEqual(found.columnOf, dense.columnOf); // the optimum of a generic pair is unique
    prove(x, y, 2);
  }
});

Deno.test("assignClouds() is exact where points repeat, coincide, lie far off or in many dimensions", () => {
  const numbers = stream(4), count = 150, x = numbers.split("x").normal(2 * count);
  const y = numbers.split("y").normal(2 * count);
  const collapsed = (cloud: Float64Array, share: number): Float64Array =>
    cloud.map((v, k) => k < share * cloud.length ? 0.25 : v);
  const pairs: [Float64Array, Float64Array][] = [
    [collapsed(x, 1), y],
    [x, collapsed(y, 1)],
    [collapsed(x, 0.5), collapsed(y, 0.5).map((v) => -v)],
    [x.map(Math.round), y.map(Math.round)],
    [x, x],
    [x, y.map((v) => v / 10 + 1000)],
    // 80 points near the origin and 79 places there: one must travel
    [x.map((v, k) => v / 10 + (k < 160 ? 0 : 100)), y.map((v, k) => v / 10 + (k < 158 ? 0 : 100))],
    [x.toSorted(), y.toSorted().reverse()],
  ];
  for (const [left, right] of pairs) prove(left, right, 2);
  const still = assignClouds(x, x, 2);
  equal(still.cost, 0);
  deepEqual([...still.columnOf], Array.from({ length: count }, (_, i) => i));
  prove(numbers.split("wide x").normal(20 * 60), numbers.split("wide y").normal(20 * 60), 20);
});

Deno.test("assignClouds() of a collapsed cloud costs what its closed form says", () => {
  const data = stream(5).normal(600), place = data.map(() => 0.25);
  const square = sum(data.map((v) => (v - 0.25) ** 2));
  agree(assignClouds(place, data, 2).cost, square, EXACT64);
  agree(assignClouds(data, place, 2).cost, square, EXACT64);
});

Deno.test("assignClouds() on the line is sorting", () => {
  const numbers = stream(6), count = 500;
  const x = numbers.split("x").normal(count), y = numbers.split("y").uniform(count);
  agree(assignClouds(x, y, 1).cost / count, wasserstein2OnLine(x, y) ** 2, EXACT64);
});

Deno.test("assignClouds() recovers a symmetric linear map from its own images", () => {
  // x -> T x with T symmetric and positive is optimal, so each point is paired with its image
  const count = 1500, x = stream(7).normal(2 * count), y = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    y[2 * i] = 2 * x[2 * i]! + 0.5 * x[2 * i + 1]!;
    y[2 * i + 1] = 0.5 * x[2 * i]! + x[2 * i + 1]!;
  }
  const order = stream(8).permutation(count), shuffled = new Float64Array(2 * count);
  order.forEach((from, to) => shuffled.set(y.subarray(2 * from, 2 * from + 2), 2 * to));
  const { columnOf, cost, gap } = assignClouds(x, shuffled, 2);
  deepEqual([...columnOf].map((j) => order[j]), Array.from({ length: count }, (_, i) => i));
  ok(gap <= 1e-9 * cost);
  const law = (covariance: number[][]) => ({ mean: [0, 0], covariance });
  const exact = buresDistance(law([[1, 0], [0, 1]]), law([[4.25, 1.5], [1.5, 1.25]]));
  ok(Math.abs(Math.sqrt(cost / count) - exact) < 0.1, "four standard errors of the sample");
});

Deno.test("assignClouds() follows a new order of the points and leaves them alone", () => {
  const count = 90, [x, y] = noiseAndRing(count, stream(9)), order = stream(10).permutation(count);
  const copy = x.slice(), moved = new Float64Array(2 * count);
  order.forEach((from, to) => moved.set(x.subarray(2 * from, 2 * from + 2), 2 * to));
  const first = assignClouds(x, y, 2), second = assignClouds(moved, y, 2);
  deepEqual([...second.columnOf], Array.from(order, (i) => first.columnOf[i]));
  deepEqual(assignClouds(x, y, 2), first);
  deepEqual(x, copy);
});

Deno.test("wasserstein2() is the root of the mean cost", () => {
  const [x, y] = noiseAndRing(60, stream(11));
  agree(wasserstein2(x, y, 2) ** 2, assignClouds(x, y, 2).cost / 60, EXACT64);
});

Deno.test("assignClouds() refuses clouds that do not fit", () => {
  throws(() => assignClouds([0, 0], [0, 0, 1, 1], 2), {
    name: "TypeError",
    message: "Expected as many points in y as in x; got 2 and 1",
  });
  throws(() => assignClouds([0, NaN], [0, 0], 2), {
    name: "RangeError",
    message: "Expected x[1] to be finite; got NaN",
  });
  throws(() => assignClouds([1e200], [-1e200], 1), {
    name: "RangeError",
    message: "Expected finite squared distances; got Infinity",
  });
  throws(() => assignClouds([], [], 1), { name: "RangeError" });
});
