import { deepEqual, equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, LINEAR_PROGRAM } from "flowbook/judge";
import { stream } from "flowbook/random";
import { assign, squaredDistances } from "flowbook/transport";
import { auctionPrices } from "../../lib/transport/auction.ts";
import { agree } from "../judge/agree.ts";
import { leastCost, permutations } from "./brute_force.ts";
import { certify } from "./certify.ts";
import { solveProgramme } from "./linear_programme.ts";

/** Square matrices of whole numbers (many ties), of reals, or of nearly equal reals. */
function matrices(most: number): fc.Arbitrary<{ size: number; costs: Float64Array }> {
  const entries = [
    fc.integer({ min: -3, max: 3 }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    fc.double({ min: 1e6, max: 1e6 + 1e-3, noNaN: true }),
  ];
  return fc.tuple(fc.integer({ min: 1, max: most }), fc.constantFrom(...entries)).chain(
    ([size, entry]) =>
      fc.array(entry, { minLength: size * size, maxLength: size * size })
        .map((list) => ({ size, costs: Float64Array.from(list) })),
  );
}

Deno.test("assign() agrees with trying all pairings of up to seven", () => {
  equal(permutations(4).length, 24);
  fc.assert(
    fc.property(matrices(6), ({ size, costs }) => {
      agree(assign(costs, size).cost, leastCost(costs, size), EXACT64);
    }),
    { seed: 1, numRuns: 200 },
  );
  for (let trial = 0; trial < 5; trial++) {
    const costs = stream(trial).split("seven").normal(49);
    agree(assign(costs, 7).cost, leastCost(costs, 7), EXACT64);
  }
});

Deno.test("assign() agrees with a linear programme solved by the simplex code highs", async () => {
  const size = 30, costs = stream(2).split("costs").uniform(size * size);
  const all = Array.from({ length: size }, (_, k) => k);
  const objective = all.flatMap((i) => all.map((j) => `${costs[i * size + j]} p${i}_${j}`));
  const rows = all.map((i) => `${all.map((j) => `p${i}_${j}`).join(" + ")} = 1`);
  const columns = all.map((j) => `${all.map((i) => `p${i}_${j}`).join(" + ")} = 1`);
  const programme = [
    "Minimize",
    objective.join(" + "),
    "Subject To",
    ...rows,
    ...columns,
    "End",
  ].join("\n");
  const { value, variables } = await solveProgramme(programme);
  const { columnOf, cost } = assign(costs, size);
  agree(cost, value, LINEAR_PROGRAM);
  agree(
    Array.from(columnOf, (j, i) => variables.get(`p${i}_${j}`)!),
    all.map(() => 1),
    LINEAR_PROGRAM,
  );
});

Deno.test("assign() proves its pairings by duals, on ties, signs and nearly equal costs", () => {
  fc.assert(
    fc.property(matrices(40), ({ size, costs }) => certify(costs, size, assign(costs, size))),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("assign() finds the costs that SciPy finds on tables of whole numbers", () => {
  // linear_sum_assignment of SciPy 1.17.1
  const known = [
    { size: 100, modulus: 1009, cost: 1427 },
    { size: 300, modulus: 1009, cost: 1229 },
    { size: 100, modulus: 7, cost: 113 },
    { size: 300, modulus: 7, cost: 343 },
  ];
  for (const { size, modulus, cost } of known) {
    const costs = Float64Array.from({ length: size * size }, (_, k) => {
      const i = Math.floor(k / size), j = k % size;
      return (i * i * 31 + j * j * 17 + i * j * 7919) % modulus;
    });
    equal(assign(costs, size).cost, cost);
  }
});

Deno.test("assign() is exact on clouds that are far apart, coincide, or compete for few places", () => {
  const numbers = stream(4), size = 150;
  const noise = numbers.split("noise").normal(2 * size);
  const split = (share: number): Float64Array =>
    Float64Array.from({ length: 2 * size }, (_, k) => noise[k]! / 10 + (k < share ? 0 : 100));
  const clouds: [Float64Array, Float64Array][] = [
    [noise, noise.map((v) => v * 0.1 + 1000)],
    [noise, noise],
    [noise, new Float64Array(2 * size)],
    // 80 points of x near the origin and 79 places there: one must travel
    [split(160), split(158).toReversed()],
  ];
  for (const [x, y] of clouds) {
    const costs = squaredDistances(x, y, 2);
    certify(costs, size, assign(costs, size));
  }
  const { columnOf, cost } = assign(squaredDistances(noise, noise, 2), size);
  equal(cost, 0);
  deepEqual([...columnOf], Array.from({ length: size }, (_, i) => i));
});

Deno.test("assign() spends no bids on costs that differ by rounding alone", () => {
  // all points of a circle are equally far from its centre, but for the last bits
  const size = 200, angles = stream(7).uniform(size);
  const circle = Float64Array.from({ length: 2 * size }, (_, k) => {
    const angle = 2 * Math.PI * angles[k >> 1]!;
    return 5 * (k % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
  const costs = squaredDistances(new Float64Array(2 * size), circle, 2);
  ok(new Set(costs).size > 1);
  certify(costs, size, assign(costs, size));
  deepEqual(auctionPrices(costs, size), new Float64Array(size));
});

Deno.test("the search ends at a free column where many are equally near", () => {
  const size = 60;
  for (const below of [2, 3, 7]) { // costs 0 ... below - 1
    const costs = Float64Array.from(stream(8).split(`${below}`).integers(size * size, below));
    const { walked } = assign(costs, size); // by any other column it goes four to nine times as far
    ok(walked < 9 * size, `${walked} rows walked through for ${below} costs`);
  }
});

Deno.test("assign() follows a new order of rows and columns, and prices added to them", () => {
  const size = 25, numbers = stream(5);
  const costs = numbers.split("costs").normal(size * size);
  const rows = numbers.split("rows").permutation(size);
  const columns = numbers.split("columns").permutation(size);
  const toll = numbers.split("toll").normal(size);
  const first = assign(costs, size);
  const moved = costs.map((_, k) => {
    const i = rows[Math.floor(k / size)]!, j = columns[k % size]!;
    return costs[i * size + j]! + toll[i]! - 2 * toll[j]!;
  });
  const second = assign(moved, size);
  const total = toll.reduce((sum, value) => sum - value, 0);
  agree(second.cost, first.cost + total, EXACT64);
  // the optimum of a generic matrix is unique
  deepEqual(
    Array.from(second.columnOf, (j) => columns[j]!),
    Array.from(rows, (i) => first.columnOf[i]!),
  );
});

Deno.test("assign() leaves the costs alone and repeats", () => {
  const costs = stream(6).split("costs").normal(400), copy = costs.slice();
  deepEqual(assign(costs, 20), assign(copy, 20));
  deepEqual(costs, copy);
  deepEqual(assign(Float64Array.of(-2.5), 1), {
    columnOf: Int32Array.of(0),
    cost: -2.5,
    rowDual: Float64Array.of(-2.5),
    columnDual: Float64Array.of(0),
    walked: 0,
  });
});

Deno.test("assign() refuses what is no square of finite costs", () => {
  const four = new Float64Array(4);
  throws(() => assign(four, 3), {
    name: "TypeError",
    message: "Expected costs of length 9; got 4",
  });
  throws(() => assign([1, 2, 3, 4] as unknown as Float64Array, 2), {
    name: "TypeError",
    message: "Expected costs to be a Float64Array; got object",
  });
  for (const size of [0, -1, 1.5]) {
    throws(() => assign(four, size), {
      name: "RangeError",
      message: `Expected size to be a positive integer; got ${size}`,
    });
  }
  for (const bad of [NaN, Infinity]) {
    throws(() => assign(Float64Array.of(1, 2, bad, 4), 2), {
      name: "RangeError",
      message: `Expected finite costs; got ${bad}`,
    });
  }
});
