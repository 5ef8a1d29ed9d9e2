import { equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, within } from "flowbook/judge";
import { normalQuantile } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { squaredDistances, wasserstein2, wasserstein2OnLine } from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { leastCost } from "./brute_force.ts";

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });

/** Several clouds of as many points in the same dimension. */
function clouds(
  howMany: number,
  most: number,
): fc.Arbitrary<{ dim: number; clouds: Float64Array[] }> {
  return fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: most })).chain(
    ([dim, count]) => {
      const length = dim * count;
      const cloud = fc.array(coordinate, { minLength: length, maxLength: length });
      return fc.array(cloud, { minLength: howMany, maxLength: howMany })
        .map((lists) => ({ dim, clouds: lists.map((list) => Float64Array.from(list)) }));
    },
  );
}

/** The points of a cloud in another order. */
function shuffled(cloud: Float64Array, dim: number, seed: number): Float64Array {
  const order = stream(seed).permutation(cloud.length / dim);
  return cloud.map((_, k) => cloud[order[Math.floor(k / dim)]! * dim + k % dim]!);
}

/** A cloud in the plane whose mean is 0 and whose covariance is the identity, up to rounding. */
function whitened(count: number): Float64Array {
  const raw = stream(1).split("cloud").normal(2 * count);
  const mean = (f: (x: number, y: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += f(raw[2 * i]!, raw[2 * i + 1]!);
    return sum / count;
  };
  const mx = mean((x) => x), my = mean((_, y) => y);
  const xx = mean((x) => (x - mx) ** 2), xy = mean((x, y) => (x - mx) * (y - my));
  const a = Math.sqrt(xx), b = xy / a, c = Math.sqrt(mean((_, y) => (y - my) ** 2) - b * b);
  return raw.map((_, k) => {
    const x = (raw[k - k % 2]! - mx) / a;
    return k % 2 === 0 ? x : (raw[k]! - my - b * x) / c; // Cholesky: the covariance is [a; b c]^2
  });
}

Deno.test("wasserstein2() agrees with trying all pairings", () => {
  fc.assert(
    fc.property(clouds(2, 6), ({ dim, clouds: [x, y] }) => {
      const count = x!.length / dim;
      const least = leastCost(squaredDistances(x!, y!, dim), count);
      agree(wasserstein2(x!, y!, dim) ** 2, least / count, EXACT64);
    }),
    { seed: 1, numRuns: 100 },
  );
});

Deno.test("squaredDistances() are |x|^2 - 2 x y + |y|^2", () => {
  const numbers = stream(2), dim = 5, count = 4;
  const x = numbers.split("x").normal(count * dim), y = numbers.split("y").normal(count * dim);
  const dot = (a: Float64Array, i: number, b: Float64Array, j: number): number =>
    a.slice(i * dim, i * dim + dim).reduce((sum, v, k) => sum + v * b[j * dim + k]!, 0);
  const expected = Array.from({ length: count ** 2 }, (_, k) => {
    const i = Math.floor(k / count), j = k % count;
    return dot(x, i, x, i) - 2 * dot(x, i, y, j) + dot(y, j, y, j);
  });
  agree(squaredDistances(x, y, dim), expected, EXACT64);
});

Deno.test("on the line, the assignment is the sorting of both sides", () => {
  fc.assert(
    fc.property(clouds(2, 30), ({ clouds: [x, y] }) => {
      agree(wasserstein2(x!, y!, 1), wasserstein2OnLine(x!, y!), EXACT64);
    }),
    { seed: 3, numRuns: 100 },
  );
});

Deno.test("wasserstein2OnLine() of quantiles of two normal laws is sqrt(m^2 + (s - 1)^2 var)", () => {
  const count = 400, m = 1.5, s = 2.5;
  const z = Array.from({ length: count }, (_, i) => normalQuantile((i + 0.5) / count));
  const variance = z.reduce((sum, v) => sum + v * v, 0) / count;
  const mixed = z.map((v) => m + s * v).reverse();
  agree(wasserstein2OnLine(z, mixed), Math.hypot(m, (s - 1) * Math.sqrt(variance)), EXACT64);
  // the quantiles miss some of the tails: the variance is that of N(0, 1) to a percent
  agree(wasserstein2OnLine(z, mixed), Math.hypot(m, s - 1), within(0.01, "400 quantiles"));
});

Deno.test("wasserstein2() is the formula of Bures under a symmetric positive map", () => {
  const x = whitened(300), t = [[1.8, 0.6], [0.6, 0.5]] as const, shift = [0.7, -2];
  const y = x.map((_, k) => {
    const row = t[k % 2 === 0 ? 0 : 1];
    return row[0] * x[k - k % 2]! + row[1] * x[k - k % 2 + 1]! + shift[k % 2]!;
  });
  // N(0, I) to N(shift, T^2): |shift|^2 + tr(I + T^2 - 2 T)
  const trace = 2 + 1.8 ** 2 + 2 * 0.6 ** 2 + 0.5 ** 2 - 2 * (1.8 + 0.5);
  const bures = Math.sqrt(0.7 ** 2 + 2 ** 2 + trace);
  agree(wasserstein2(x, shuffled(y, 2, 4), 2), bures, EXACT64);
});

Deno.test("wasserstein2() moves with translations, scalings and rotations as it should", () => {
  const numbers = stream(5), count = 60;
  const x = numbers.split("x").normal(2 * count), y = numbers.split("y").normal(2 * count);
  const distance = wasserstein2(x, y, 2);
  const shifted = (cloud: Float64Array, by: readonly number[]): Float64Array =>
    cloud.map((v, k) => v + by[k % 2]!);
  agree(wasserstein2(shifted(x, [3, -4]), x, 2), 5, EXACT64);
  agree(wasserstein2(shifted(x, [3, -4]), shifted(y, [3, -4]), 2), distance, EXACT64);
  // a shift adds the squared distance of the means, less what it crosses
  const means = [0, 1].map((k) => {
    const gaps = x.map((v, i) => i % 2 === k ? v - y[i]! : 0);
    return gaps.reduce((sum, gap) => sum + gap, 0) / count;
  });
  const crossed = 2 * (3 * means[0]! - 4 * means[1]!);
  agree(wasserstein2(shifted(x, [3, -4]), y, 2) ** 2, distance ** 2 + 25 + crossed, EXACT64);
  const scaled = (cloud: Float64Array): Float64Array => cloud.map((v) => -3 * v);
  agree(wasserstein2(scaled(x), scaled(y), 2), 3 * distance, EXACT64);
  const turned = (cloud: Float64Array): Float64Array =>
    cloud.map((v, k) =>
      k % 2 === 0 ? 0.6 * v - 0.8 * cloud[k + 1]! : 0.6 * v + 0.8 * cloud[k - 1]!
    );
  agree(wasserstein2(turned(x), turned(y), 2), distance, EXACT64);
});

Deno.test("wasserstein2() is a metric on clouds without order", () => {
  fc.assert(
    fc.property(clouds(3, 12), fc.nat(1000), ({ dim, clouds: [x, y, z] }, seed) => {
      const distance = (a: Float64Array, b: Float64Array): number => wasserstein2(a, b, dim);
      const mixed = (cloud: Float64Array): Float64Array => shuffled(cloud, dim, seed);
      // the root magnifies rounding near zero, so squares are compared
      const xy = distance(x!, y!);
      agree(distance(y!, x!) ** 2, xy ** 2, EXACT64);
      agree(distance(mixed(x!), shuffled(y!, dim, seed + 1)) ** 2, xy ** 2, EXACT64);
      agree(distance(x!, mixed(x!)) ** 2, 0, EXACT64);
      const detour = distance(x!, z!) + distance(z!, y!);
      ok(xy <= detour + Math.sqrt(EXACT64.size), `${xy} > ${detour}`);
    }),
    { seed: 6, numRuns: 100 },
  );
});

Deno.test("wasserstein2() takes the numbers of a float32 tensor and leaves them alone", () => {
  const x = Float32Array.of(0, 1, 2, 3), y = Float32Array.of(2, 3, 0, 2);
  agree(wasserstein2(x, y, 2), Math.SQRT1_2, EXACT64);
  equal([...x].join(), "0,1,2,3");
  wasserstein2OnLine(y, x);
  equal([...y].join(), "2,3,0,2");
});

Deno.test("distances by pairing refuse clouds that cannot be paired", () => {
  const calls: ((x: ArrayLike<number>, y: ArrayLike<number>) => number)[] = [
    (x, y) => wasserstein2(x, y, 1),
    wasserstein2OnLine,
  ];
  for (const distance of calls) {
    throws(() => distance([1, 2], [1]), {
      name: "TypeError",
      message: "Expected as many points in y as in x; got 1 and 2",
    });
    throws(() => distance([], []), {
      name: "RangeError",
      message: "Expected at least one point in x; got none",
    });
    throws(() => distance([1, NaN], [1, 2]), {
      name: "RangeError",
      message: "Expected x[1] to be finite; got NaN",
    });
    throws(() => distance([1], [-Infinity]), {
      name: "RangeError",
      message: "Expected y[0] to be finite; got -Infinity",
    });
    throws(() => distance(1 as unknown as number[], [1]), {
      name: "TypeError",
      message: "Expected x to be a list of numbers; got number",
    });
    throws(() => distance(["1"] as unknown as number[], [1]), {
      name: "TypeError",
      message: "Expected x[0] to be a number; got string",
    });
  }
  throws(() => wasserstein2([1, 2, 3], [1, 2, 3], 2), {
    name: "TypeError",
    message: "Expected x of a length divisible by 2; got 3",
  });
  throws(() => wasserstein2([1, 2], [1, 2, 3], 2), {
    name: "TypeError",
    message: "Expected y of a length divisible by 2; got 3",
  });
  throws(() => wasserstein2([1], [1], 0), {
    name: "RangeError",
    message: "Expected dim to be a positive integer; got 0",
  });
  throws(() => wasserstein2([1e200], [-1e200], 1), {
    name: "RangeError",
    message: "Expected finite costs; got Infinity",
  });
});
