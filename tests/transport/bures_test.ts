import { ok, throws } from "node:assert/strict";
import fc from "#properties";
import { EXACT64, QUADRATURE64, within } from "flowbook/judge";
import { normalQuantile, sum } from "flowbook/numerics";
import { stream } from "flowbook/random";
import {
  buresDistance,
  type NormalLaw,
  normalMap,
  wassersteinOfQuantiles,
} from "flowbook/transport";
import { sqrtm } from "mathjs";
import { agree } from "../judge/agree.ts";

type Matrix = readonly (readonly number[])[];

function product(A: Matrix, B: Matrix): number[][] {
  return A.map((row) => B.map((_, j) => sum(row.map((entry, k) => entry * B[k]![j]!))));
}

function trace(A: Matrix): number {
  return sum(A.map((row, i) => row[i]!));
}

/** A normal law with covariance G G^T / dim + 0.1 I. */
function anyLaw(dim: number, seed: number): NormalLaw {
  const numbers = stream(seed), G = numbers.split("G").normal(dim * dim);
  const entry = (i: number, j: number): number => {
    const dot = sum(Array.from({ length: dim }, (_, k) => G[i * dim + k]! * G[j * dim + k]!));
    return dot / dim + (i === j ? 0.1 : 0);
  };
  const all = Array.from({ length: dim }, (_, i) => i);
  return {
    mean: [...numbers.split("mean").normal(dim)],
    covariance: all.map((i) => all.map((j) => entry(i, j))),
  };
}

const line = (mean: number, sd: number): NormalLaw => ({ mean: [mean], covariance: [[sd ** 2]] });

Deno.test("buresDistance() on the line is that of the quantiles, sqrt(dm^2 + ds^2)", () => {
  agree(buresDistance(line(0, 1), line(1, 2)), Math.SQRT2, EXACT64);
  const quantiles = (mean: number, sd: number) => (u: number): number =>
    mean + sd * normalQuantile(u);
  const distance = wassersteinOfQuantiles(quantiles(1, 0.5), quantiles(-2, 3), 2);
  agree(buresDistance(line(1, 0.5), line(-2, 3)), distance, QUADRATURE64);
  agree(buresDistance(line(4, 0), line(1, 0)), 3, EXACT64);
});

Deno.test("buresDistance() of covariances that commute adds up over the axes", () => {
  const a: NormalLaw = { mean: [0, 0, 0], covariance: [[1, 0, 0], [0, 4, 0], [0, 0, 0]] };
  const b: NormalLaw = { mean: [2, 0, 0], covariance: [[9, 0, 0], [0, 1, 0], [0, 0, 16]] };
  agree(buresDistance(a, b), Math.sqrt(4 + 4 + 1 + 16), EXACT64);
});

Deno.test("buresDistance() agrees with the root that mathjs takes of A B", () => {
  for (const dim of [2, 3]) {
    const a = anyLaw(dim, 1), b = anyLaw(dim, 2);
    const root = sqrtm(product(a.covariance, b.covariance)) as unknown as number[][];
    const means = sum(a.mean.map((m, i) => (m - b.mean[i]!) ** 2));
    const square = means + trace(a.covariance) + trace(b.covariance) - 2 * trace(root);
    agree(buresDistance(a, b) ** 2, square, within(1e-6, "sqrtm of mathjs stops at 1e-6"));
  }
});

Deno.test("the linear map carries A to B, is symmetric, and costs the squared distance", () => {
  for (const dim of [1, 2, 5]) {
    const a = anyLaw(dim, 3), b = anyLaw(dim, 4), { matrix: M, apply } = normalMap(a, b);
    agree(product(product(M, a.covariance), M).flat(), b.covariance.flat(), EXACT64);
    agree(M.flat(), M.map((_, i) => M.map((row) => row[i]!)).flat(), EXACT64);
    agree(apply(a.mean), [...b.mean], EXACT64);
    // E|x - T(x)|^2 = |m_a - m_b|^2 + tr((I - M) A (I - M))
    const I = M.map((row, i) => row.map((entry, j) => (i === j ? 1 : 0) - entry));
    const means = sum(a.mean.map((m, i) => (m - b.mean[i]!) ** 2));
    const cost = means + trace(product(product(I, a.covariance), I));
    agree(cost, buresDistance(a, b) ** 2, EXACT64);
    const back = normalMap(b, a);
    agree(back.apply(apply(a.mean.map((m) => m + 1))), a.mean.map((m) => m + 1), EXACT64);
  }
});

Deno.test("buresDistance() is a metric on normal laws", () => {
  const seed = fc.nat(10_000);
  fc.assert(
    fc.property(seed, seed, seed, fc.integer({ min: 1, max: 4 }), (i, j, k, dim) => {
      const [a, b, c] = [anyLaw(dim, i), anyLaw(dim, j), anyLaw(dim, k)];
      agree(buresDistance(a, b), buresDistance(b, a), within(1e-7, "root of rounding near 0"));
      ok(buresDistance(a, a) < 1e-6);
      ok(buresDistance(a, b) <= buresDistance(a, c) + buresDistance(c, b) + 1e-6);
    }),
    { seed: 1, numRuns: 60 },
  );
});

Deno.test("normal laws of unequal dimensions or without a covariance are refused", () => {
  const plane: NormalLaw = { mean: [0, 0], covariance: [[1, 0], [0, 1]] };
  for (const call of [buresDistance, normalMap]) {
    throws(() => call(line(0, 1), plane), {
      name: "TypeError",
      message: "Expected b.mean of length 1; got 2",
    });
    throws(() => call({ mean: [0, 0], covariance: [[1]] }, plane), {
      name: "TypeError",
      message: "Expected a.covariance with 2 rows; got 1",
    });
    throws(() => call(plane, { mean: [0, 0], covariance: [[1, 2], [2, 1]] }), {
      name: "RangeError",
      message: /^Expected b.covariance without eigenvalues below 0; got -(1|0\.9999)/,
    });
    throws(() => call(plane, { mean: [0, NaN], covariance: plane.covariance }), {
      message: "Expected b.mean[1] to be finite; got NaN",
    });
  }
  throws(() => normalMap(line(0, 0), line(0, 1)), {
    name: "RangeError",
    message: "Expected a covariance with eigenvalues above 0 in a; got 0",
  });
  throws(() => normalMap(line(0, 1), line(0, 1)).apply([1, 2]), {
    name: "TypeError",
    message: "Expected x of length 1; got 2",
  });
});
