import { deepEqual, ok } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { stream } from "flowbook/random";
import { assign, squaredDistances, wasserstein2 } from "flowbook/transport";
import { kindsOfRows } from "../../lib/transport/kinds.ts";
import { agree } from "../judge/agree.ts";
import { certify } from "./certify.ts";
import { counted } from "./counted.ts";

/** Two ordinary samples in the plane. */
function samples(count: number): [Float64Array, Float64Array] {
  return [stream(1).normal(2 * count), stream(2).normal(2 * count)];
}

/** A cloud whose first points, such a share of them, lie in (0.25, 0.25). */
function collapsed(cloud: Float64Array, share: number): Float64Array {
  return cloud.map((v, k) => k < share * cloud.length ? 0.25 : v);
}

/** Pairs of clouds with repeated points, by what is seen of them. */
function pairsOf(count: number): Record<string, [Float64Array, Float64Array]> {
  const [x, y] = samples(count), rounded = x.map(Math.round), place = collapsed(x, 1);
  return {
    "x in one place": [place, y],
    "y in one place": [x, place],
    "both in one place": [place, place],
    "most of x in one place": [collapsed(x, 0.9), y],
    "most of y in one place": [x, collapsed(y, 0.9)],
    "half of both": [collapsed(x, 0.5), collapsed(y, 0.5).map((v) => -v)],
    "x in whole numbers": [rounded, y],
    "both in whole numbers": [rounded, y.map(Math.round)],
  };
}

Deno.test("a collapsed cloud is as far from the data as its closed form says", () => {
  const count = 300, [, data] = samples(count), place = collapsed(data, 1);
  const square = data.reduce((sum, v) => sum + (v - 0.25) ** 2, 0) / count;
  agree(wasserstein2(place, data, 2) ** 2, square, EXACT64);
  agree(wasserstein2(data, place, 2) ** 2, square, EXACT64);
  agree(wasserstein2(place, place, 2), 0, EXACT64);
});

Deno.test("pairings of repeated points are certified by their duals", () => {
  for (const [x, y] of Object.values(pairsOf(120))) {
    const costs = squaredDistances(x, y, 2);
    certify(costs, 120, assign(costs, 120));
  }
});

Deno.test("the search through repeated points walks no further than a few times as far as usual", () => {
  const count = 400, [x, y] = samples(count);
  const walked = (x: Float64Array, y: Float64Array): number =>
    assign(squaredDistances(x, y, 2), count).walked;
  const ordinary = walked(x, y);
  ok(ordinary > count / 10, `${ordinary}`);
  for (const [name, pair] of Object.entries(pairsOf(count))) {
    const times = walked(...pair) / ordinary; // a search through ties goes 6 to 15 times as far
    ok(times < 5, `${name}: ${times.toFixed(1)} times as far`);
  }
});

Deno.test("rows are of one kind when one number lies between them", () => {
  const costs = Float64Array.of(...[1, 2, 3, 4], ...[2, 3, 4, 5], ...[1, 2, 3, 5], ...[0, 1, 2, 3]);
  deepEqual([...kindsOfRows(costs, 4)], [0, 0, 2, 0]);
  deepEqual([...kindsOfRows(Float64Array.of(7), 1)], [0]);
});

Deno.test("rows whose keys round to one number are told apart, and no others are compared", () => {
  const far = 2 ** 60; // beside it 1 and 2 are lost
  deepEqual([...kindsOfRows(Float64Array.of(0, far, 1, 0, far, 2, 0, far, 1), 3)], [0, 1, 0]);
  const size = 50, { costs, looks } = counted(stream(3).normal(size * size));
  kindsOfRows(costs, size);
  ok(looks() <= 2 * size * size, `${looks()} looks`); // for the keys, two at each cost
});
