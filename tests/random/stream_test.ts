import { deepEqual, equal, notDeepEqual, notEqual, ok, throws } from "node:assert/strict";
import * as fc from "#properties";
import { estimateMean, estimateMeans, monteCarlo } from "flowbook/judge";
import { normalQuantile } from "flowbook/numerics";
import { type Stream, stream } from "flowbook/random";
import { agree } from "../judge/agree.ts";

const DRAWS = 40_000;

Deno.test("stream(0) begins with the numbers that every saved output rests on", () => {
  // from the words 6627e8d5 e169c58d bc57ac4c 9b00dbd8 and the block after them
  deepEqual([...stream(0).uniform(3)], [
    0.39904647231489565,
    0.7357127860596914,
    0.9722412032044762,
  ]);
  deepEqual([...stream(0).split("a").uniform(1)], [0.858333061965366]);
  deepEqual([...stream(0).split("a label longer than sixteen bytes").uniform(1)], [
    0.9822874840791396,
  ]);
  deepEqual([...stream(2 ** 33 + 1).uniform(1)], [0.021863830066934042]);
  deepEqual([...stream(2 ** 33 + 1).split("x1").uniform(1)], [0.7851572528976344]);
  deepEqual([...stream(2 ** 33 + 1).split("all").uniform(1)], [0.13834433503538135]);
});

Deno.test("normal() begins with the pair that the first two uniform numbers give", () => {
  deepEqual([...stream(0).normal(2)], [-0.09047304870320473, -1.0051318183691345]);
});

Deno.test("integers(), categorical() and permutation() begin with the draws of the same uniforms", () => {
  // u = 0.399, 0.736, 0.972, ...: floor(10 u), the first k whose cumulative weight exceeds u, and
  // swaps of place i = 4, 3, 2, 1 with place floor((i + 1) u_i)
  deepEqual([...stream(0).integers(3, 10)], [3, 7, 9]);
  deepEqual([...stream(0).categorical(3, [0.2, 0.3, 0.3, 0.2])], [1, 2, 3]);
  deepEqual([...stream(0).permutation(5)], [4, 1, 3, 2, 0]);
});

Deno.test("a stream repeats for the same seed and differs for another", () => {
  const seed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(fc.property(seed, seed, (a, b) => {
    deepEqual(stream(a).uniform(4), stream(a).uniform(4));
    if (a !== b) notDeepEqual(stream(a).uniform(4), stream(b).uniform(4));
  }));
  notDeepEqual(stream(1).uniform(4), stream(2 ** 32 + 1).uniform(4));
});

Deno.test("drawing moves on: two calls of even length equal one of the sum", () => {
  const source = stream(3);
  const pieces = [...source.uniform(6), ...source.uniform(4)];
  deepEqual(pieces, [...stream(3).uniform(10)]);
  const normals = stream(3);
  deepEqual([...normals.normal(2), ...normals.normal(8)], [...stream(3).normal(10)]);
});

Deno.test("uniform() gives multiples of 2^-53 in [0, 1)", () => {
  for (const u of stream(1).uniform(1000)) {
    ok(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53));
  }
});

Deno.test("uniform() has the moments 1 / (k + 1)", () => {
  const u = stream(11).uniform(DRAWS);
  const rows = [1, 2, 3, 4].map((k) => u.map((value) => value ** k));
  agree(estimateMeans(rows), [1 / 2, 1 / 3, 1 / 4, 1 / 5], monteCarlo());
});

Deno.test("neighbours in uniform() are not correlated", () => {
  const u = stream(12).uniform(DRAWS).map((value) => value - 0.5);
  for (const lag of [1, 2, 3]) {
    // products at distance lag overlap, but their covariance is zero when the draws are independent
    agree(estimateMean(u.slice(lag).map((value, i) => value * u[i]!)), 0, monteCarlo());
  }
});

Deno.test("normal() has the moments 0, 1, 0, 3, 0, 15", () => {
  const z = stream(13).normal(DRAWS);
  const rows = [1, 2, 3, 4, 5, 6].map((k) => z.map((value) => value ** k));
  agree(estimateMeans(rows), [0, 1, 0, 3, 0, 15], monteCarlo());
});

Deno.test("normal() falls below each quantile as often as it should", () => {
  const z = stream(14).normal(DRAWS);
  const levels = [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999];
  const rows = levels.map(normalQuantile).map((q) => z.map((value) => value < q ? 1 : 0));
  agree(estimateMeans(rows), levels, monteCarlo());
});

Deno.test("the two halves of a Box-Muller pair are independent", () => {
  const z = stream(15).normal(DRAWS);
  const first = z.filter((_, i) => i % 2 === 0), second = z.filter((_, i) => i % 2 === 1);
  const rows = [
    first.map((value, i) => value * second[i]!),
    first.map((value, i) => (value ** 2 - 1) * (second[i]! ** 2 - 1)),
  ];
  agree(estimateMeans(rows), [0, 0], monteCarlo());
});

Deno.test("split() does not depend on what was drawn before, nor change what is drawn after", () => {
  const used = stream(5);
  used.normal(17);
  deepEqual(used.split("child").uniform(4), stream(5).split("child").uniform(4));
  const plain = stream(5);
  plain.normal(17);
  deepEqual(used.uniform(4), plain.uniform(4));
});

Deno.test("split() gives different streams for different labels", () => {
  const label = fc.string({ maxLength: 40, unit: "binary" });
  fc.assert(fc.property(label, label, (a, b) => {
    fc.pre(new TextEncoder().encode(a).join() !== new TextEncoder().encode(b).join());
    notDeepEqual(stream(6).split(a).uniform(2), stream(6).split(b).uniform(2));
  }));
});

Deno.test("split() tells labels apart that differ only at the end or after the first block", () => {
  const sixteen = "0123456789abcdef";
  const labels = [
    "",
    "\0",
    "a",
    "a\0",
    "a\0\0",
    "a\x80",
    sixteen.slice(1),
    sixteen,
    `${sixteen}\0`,
    `${sixteen}x`,
    `${sixteen}${sixteen}`,
    `${sixteen}${sixteen}x`,
  ];
  const first = labels.map((label) => stream(7).split(label).uniform(1)[0]!);
  equal(new Set(first).size, labels.length);
});

Deno.test("split() keeps the order of labels and the level of nesting apart", () => {
  const root = stream(8);
  const first = [
    root,
    root.split("a"),
    root.split("b"),
    root.split("a").split("b"),
    root.split("b").split("a"),
    root.split("ab"),
  ].map((source) => source.uniform(1)[0]!);
  equal(new Set(first).size, first.length);
});

Deno.test("streams of two labels are not correlated", () => {
  const a = stream(9).split("x0").normal(DRAWS), b = stream(9).split("x1").normal(DRAWS);
  agree(estimateMean(a.map((value, i) => value * b[i]!)), 0, monteCarlo());
});

Deno.test("integers() reaches every value equally often and no other", () => {
  const dice = stream(16).integers(DRAWS, 6);
  const rows = [0, 1, 2, 3, 4, 5].map((face) => Float64Array.from(dice, (d) => d === face ? 1 : 0));
  agree(estimateMeans(rows), rows.map(() => 1 / 6), monteCarlo());
  ok(dice.every((face) => face < 6));
  deepEqual([...stream(16).integers(3, 1)], [0, 0, 0]);
});

Deno.test("integers() covers all 32 bits", () => {
  const words = stream(17).integers(DRAWS, 2 ** 32);
  agree(estimateMean(Float64Array.from(words, (w) => w / 2 ** 32)), 0.5, monteCarlo());
  ok(words.some((w) => w >= 2 ** 31) && words.some((w) => w % 2 === 1));
});

Deno.test("categorical() follows its weights, whatever their sum", () => {
  const weights = [1, 0, 3, 6];
  const draws = stream(18).categorical(DRAWS, weights);
  const rows = [0, 2, 3].map((k) => Float64Array.from(draws, (d) => d === k ? 1 : 0));
  agree(estimateMeans(rows), [0.1, 0.3, 0.6], monteCarlo());
  ok(!draws.includes(1));
});

Deno.test("categorical() never chooses a weight of zero at either end", () => {
  ok(stream(19).categorical(1000, [0, 1, 0]).every((k) => k === 1));
  ok(stream(19).categorical(1000, [0, 1e-300]).every((k) => k === 1));
});

Deno.test("categorical() never chooses a weight of zero, even at the ends of the uniform law", () => {
  const always = (u: number): Stream =>
    Object.assign(stream(0), { uniform: (count: number) => new Float64Array(count).fill(u) });
  deepEqual([...always(0).categorical(1, [0, 1])], [1]);
  deepEqual([...always(0.5).categorical(1, [1, 0, 1])], [2]);
  // summed and then taken away again in float64, these leave a rest above zero at the largest u
  const uneven = [0.9, 0.3, 0.1, 0.9, 0.5, 0.6];
  deepEqual([...always(1 - 2 ** -53).categorical(1, [...uneven, 0])], [5]);
});

Deno.test("permutation() holds each number once", () => {
  fc.assert(fc.property(fc.nat(200), fc.nat(1000), (count, seed) => {
    const order = [...stream(seed).permutation(count)];
    deepEqual(order.toSorted((a, b) => a - b), Array.from({ length: count }, (_, i) => i));
  }));
});

Deno.test("permutation() gives each of the 24 orders of four equally often", () => {
  const source = stream(20), counts = new Map<string, number>(), rounds = 12_000;
  for (let i = 0; i < rounds; i++) {
    const order = source.permutation(4).join();
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  equal(counts.size, 24);
  const expected = rounds / 24;
  const chiSquare = [...counts.values()].reduce(
    (sum, n) => sum + (n - expected) ** 2 / expected,
    0,
  );
  ok(chiSquare < 59.8, `${chiSquare}`); // chi-square with 23 degrees exceeds 59.8 once in 25 000
});

Deno.test("a count of zero draws nothing", () => {
  const source = stream(21);
  for (const drawn of [source.uniform(0), source.normal(0), source.permutation(0)]) {
    equal(drawn.length, 0);
  }
  notEqual(source.uniform(1).length, 0);
});

Deno.test("stream() refuses what is not a seed", () => {
  for (const seed of [-1, 1.5, NaN, 2 ** 53]) {
    throws(() => stream(seed), {
      name: "RangeError",
      message: `Expected seed to be an integer from 0 to 2^53 - 1; got ${seed}`,
    });
  }
});

Deno.test("a stream refuses counts and bounds out of range", () => {
  const source = stream(1);
  const draws = [
    (n: number) => source.uniform(n),
    (n: number) => source.normal(n),
    (n: number) => source.integers(n, 2),
    (n: number) => source.categorical(n, [1]),
    (n: number) => source.permutation(n),
  ];
  for (const draw of draws) {
    for (const count of [-1, 0.5, NaN, Infinity]) {
      throws(() => draw(count), {
        name: "RangeError",
        message: `Expected count to be a non-negative integer; got ${count}`,
      });
    }
  }
  for (const below of [0, 1.5, 2 ** 32 + 1]) {
    throws(() => source.integers(1, below), {
      name: "RangeError",
      message: `Expected below to be an integer from 1 to 2^32; got ${below}`,
    });
  }
});

Deno.test("categorical() refuses weights that are no weights", () => {
  for (const weights of [[], [0, 0], [1, -1], [NaN], [Infinity]]) {
    throws(() => stream(1).categorical(1, weights), {
      name: "RangeError",
      message: `Expected non-negative weights, not all zero; got [${weights}]`,
    });
  }
});

Deno.test("split() refuses what is not a label", () => {
  throws(() => stream(1).split(7 as unknown as string), {
    name: "TypeError",
    message: "Expected a label (string); got number",
  });
});
