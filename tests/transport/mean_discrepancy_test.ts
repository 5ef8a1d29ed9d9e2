import { ok, throws } from "node:assert/strict";
import { estimateMean, EXACT64, monteCarlo } from "flowbook/judge";
import { stream } from "flowbook/random";
import { squaredMeanDiscrepancy } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const REPETITIONS = 1000;

/** E exp(-|Z|^2 / (2 h^2)) of Z from N(m, s^2 I). */
function meanKernel(m: readonly number[], s: number, h: number): number {
  const wide = h * h + s * s, square = m.reduce((sum, v) => sum + v * v, 0);
  return (h * h / wide) ** (m.length / 2) * Math.exp(-square / (2 * wide));
}

Deno.test("squaredMeanDiscrepancy() of normal samples has the closed form as its mean", () => {
  const numbers = stream(1), shift = [1, -0.5], sd = 2, n = 6, m = 9;
  for (const bandwidth of [0.5, 1, 3]) {
    const draws = Array.from({ length: REPETITIONS }, (_, r) => {
      const x = numbers.split(`x ${r}`).normal(2 * n);
      const y = numbers.split(`y ${r}`).normal(2 * m).map((z, k) => shift[k % 2]! + sd * z);
      return squaredMeanDiscrepancy(x, y, 2, bandwidth);
    });
    const exact = meanKernel([0, 0], Math.SQRT2, bandwidth) +
      meanKernel([0, 0], sd * Math.SQRT2, bandwidth) -
      2 * meanKernel(shift, Math.hypot(1, sd), bandwidth);
    agree(estimateMean(draws), exact, monteCarlo(), `bandwidth ${bandwidth}`);
  }
});

Deno.test("squaredMeanDiscrepancy() of one law with itself has mean 0, so it takes both signs", () => {
  const numbers = stream(2);
  const draws = Array.from({ length: REPETITIONS }, (_, r) =>
    squaredMeanDiscrepancy(
      numbers.split(`x ${r}`).normal(10),
      numbers.split(`y ${r}`).normal(16),
      1,
      1,
    ));
  agree(estimateMean(draws), 0, monteCarlo());
  ok(draws.some((value) => value < 0) && draws.some((value) => value > 0));
});

Deno.test("squaredMeanDiscrepancy() is the sum over pairs of different points, written out", () => {
  const [a, b, c, d] = [0, 1, 3, -2], h = 1.5;
  const k = (x: number, y: number): number => Math.exp(-((x - y) ** 2) / (2 * h * h));
  const cross = (k(a, c) + k(a, d) + k(b, c) + k(b, d)) / 4;
  agree(squaredMeanDiscrepancy([a, b], [c, d], 1, h), k(a, b) + k(c, d) - 2 * cross, EXACT64);
});

Deno.test("squaredMeanDiscrepancy() is symmetric and sees only distances over the bandwidth", () => {
  const numbers = stream(3);
  const x = numbers.split("x").normal(30), y = numbers.split("y").normal(21).map((v) => v + 1);
  const value = squaredMeanDiscrepancy(x, y, 3, 0.8);
  agree(squaredMeanDiscrepancy(y, x, 3, 0.8), value, EXACT64);
  const moved = (cloud: Float64Array): Float64Array => cloud.map((v) => 5 - 2 * v);
  agree(squaredMeanDiscrepancy(moved(x), moved(y), 3, 1.6), value, EXACT64);
});

Deno.test("squaredMeanDiscrepancy() refuses single points and bandwidths that are none", () => {
  throws(() => squaredMeanDiscrepancy([1, 2], [1, 2, 3, 4], 2, 1), {
    name: "RangeError",
    message: "Expected at least two points in x; got one",
  });
  throws(() => squaredMeanDiscrepancy([1, 2], [1], 1, 1), {
    name: "RangeError",
    message: "Expected at least two points in y; got one",
  });
  throws(() => squaredMeanDiscrepancy([1, 2], [1, NaN], 1, 1), {
    name: "RangeError",
    message: "Expected y[1] to be finite; got NaN",
  });
  for (const bandwidth of [0, -1, NaN, Infinity]) {
    throws(() => squaredMeanDiscrepancy([1, 2], [1, 2], 1, bandwidth), {
      name: "RangeError",
      message: `Expected bandwidth > 0 and finite; got ${bandwidth}`,
    });
  }
});
