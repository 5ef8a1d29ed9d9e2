import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "#properties";
import { stream } from "flowbook/random";
import { squaredDistance } from "../../lib/transport/cloud.ts";
import { DistanceHeap } from "../../lib/transport/distance_heap.ts";
import { placesOf } from "../../lib/transport/places.ts";
import { PowerTree } from "../../lib/transport/power_tree.ts";
import { sideOf, thinned, unitsOf } from "../../lib/transport/two_sides.ts";

const coordinate = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -9, max: 9, noNaN: true }),
);

/** Clouds of up to sixty points in up to three dimensions, a price for each point, and a query. */
const cases = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })).chain(
  ([dim, count]) =>
    fc.record({
      dim: fc.constant(dim),
      points: fc.array(coordinate, { minLength: dim * count, maxLength: dim * count }),
      prices: fc.array(coordinate, { minLength: count, maxLength: count }),
      query: fc.array(coordinate, { minLength: dim, maxLength: dim }),
      wanted: fc.integer({ min: 1, max: count }),
    }),
);

/** Looks at the tree and at every point. */
function compare(tree: PowerTree, prices: Float64Array, query: Float64Array, wanted: number): void {
  const dim = query.length, count = prices.length;
  tree.search(query, 0, wanted);
  const all = Array.from(
    prices,
    (price, j) => squaredDistance(query, 0, tree.points, j, dim) - price,
  ).sort((a, b) => a - b);
  const { found } = tree, powers = Array.from(found.heap.keys.subarray(0, found.count), (k) => -k);
  equal(found.count, wanted);
  deepEqual(powers.toSorted((a, b) => a - b), all.slice(0, wanted));
  const columns = [...found.heap.items.subarray(0, found.count)];
  equal(new Set(columns).size, wanted);
  columns.forEach((j, k) => {
    equal(squaredDistance(query, 0, tree.points, j, dim) - prices[j]!, powers[k]);
  });
  if (wanted < count) equal(tree.bound, all[wanted - 1]);
}

Deno.test("PowerTree finds the points of least power, as looking at all of them does", () => {
  fc.assert(
    fc.property(cases, ({ dim, points, prices, query, wanted }) => {
      const tree = new PowerTree(Float64Array.from(points), dim), kept = Float64Array.from(prices);
      deepEqual([...tree.order].sort((a, b) => a - b), prices.map((_, i) => i));
      tree.order.forEach((from, to) => {
        for (let k = 0; k < dim; k++) equal(tree.points[to * dim + k], points[from * dim + k]);
      });
      tree.usePrices(kept);
      compare(tree, kept, Float64Array.from(query), wanted);
      kept.forEach((price, j) => kept[j] = price - (j % 3)); // prices may fall between two looks
      compare(tree, kept, Float64Array.from(query), wanted);
    }),
    { seed: 1, numRuns: 150 },
  );
});

Deno.test("PowerTree looks at few points of many", () => {
  const count = 4096, points = stream(1).normal(2 * count), tree = new PowerTree(points, 2);
  let looks = 0;
  const prices = new Proxy(new Float64Array(count), {
    get: (target, key) => {
      if (typeof key === "string") looks++;
      return Reflect.get(target, key);
    },
  });
  tree.usePrices(prices);
  looks = 0;
  tree.search(Float64Array.of(0.3, -0.2), 0, 8);
  ok(looks > 0 && looks < 300, `${looks} of ${count}`); // a dozen leaves of sixteen points
});

Deno.test("neighbours stand side by side, so every fourth unit lies as all of them do", () => {
  const points = stream(2).normal(2000), counts = new Int32Array(1000).fill(1);
  counts[17] = 40; // a place with many units keeps a quarter of them
  const side = sideOf(points, counts, 2), part = thinned(side, 2, 4);
  equal(unitsOf(side), 1039);
  equal(unitsOf(part), 260);
  ok([10, 11].includes(Math.max(...part.counts)));
  const mean = (axis: number): number => {
    let sum = 0;
    part.counts.forEach((count, p) => sum += count * part.tree.points[2 * p + axis]!);
    return sum / 260;
  };
  const whole = (axis: number): number => {
    let sum = 0;
    counts.forEach((count, p) => sum += count * points[2 * p + axis]!);
    return sum / 1039;
  };
  // an independent quarter would be off by 0.05; neighbours are much closer than that
  for (const axis of [0, 1]) ok(Math.abs(mean(axis) - whole(axis)) < 0.03);
});

Deno.test("placesOf() merges equal points and no others", () => {
  const { points, counts, placeOf } = placesOf(Float64Array.of(1, 2, 0, 0, 1, 2, 2, 1, -0, 0), 2);
  deepEqual([...points], [1, 2, 0, 0, 2, 1]);
  deepEqual([...counts], [2, 2, 1]);
  deepEqual([...placeOf], [0, 1, 0, 2, 1]);
});

Deno.test("DistanceHeap gives the smallest key first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 200 }), (keys) => {
      const heap = new DistanceHeap(), given: number[] = [];
      keys.forEach((key, item) => heap.push(key, item));
      while (!heap.isEmpty) {
        const key = heap.key;
        equal(keys[heap.pop()], key);
        given.push(key);
      }
      deepEqual(given, keys.toSorted((a, b) => a - b));
      heap.push(1, 1);
      heap.clear();
      ok(heap.isEmpty);
    }),
    { seed: 3, numRuns: 50 },
  );
});
