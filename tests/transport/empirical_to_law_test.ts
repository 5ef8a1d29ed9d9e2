import { ok, throws } from "node:assert/strict";
import fc from "#properties";
import { estimateMean, EXACT64, monteCarlo, QUADRATURE64 } from "flowbook/judge";
import { integrate, normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import { stream } from "flowbook/random";
import {
  type IntegrableLaw,
  normalLaw,
  wasserstein1OfCdfs,
  wasserstein1ToLaw,
  wassersteinOfAtomsOnLine,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";

const standard = normalLaw(0, 1);

/** The uniform law on [0, 1]. */
const uniform: IntegrableLaw = {
  cdf: (x) => Math.min(1, Math.max(0, x)),
  quantile: (u) => u,
  shortfall: (x) => x <= 0 ? 0 : x >= 1 ? x - 0.5 : x * x / 2,
  excess: (x) => x <= 0 ? 0.5 - x : x >= 1 ? 0 : (1 - x) ** 2 / 2,
};

Deno.test("normalLaw() has the integrals of its distribution function", () => {
  const law = normalLaw(1, 2);
  for (const x of [-6, -1, 1, 2.5, 9]) {
    agree(law.shortfall(x), integrate(law.cdf, -30, x), QUADRATURE64);
    agree(law.excess(x), integrate((t) => 1 - law.cdf(t), x, 30), QUADRATURE64);
    agree(law.shortfall(x) - law.excess(x), x - 1, EXACT64);
  }
  agree(law.quantile(law.cdf(0.3)), 0.3, EXACT64);
});

Deno.test("wasserstein1ToLaw() is the integral of |F_N - F|, also with repeated points", () => {
  const point = fc.oneof(
    fc.integer({ min: -2, max: 2 }),
    fc.double({ min: -4, max: 4, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
      const empirical = (x: number): number =>
        points.filter((place) => place <= x).length / points.length;
      const range = { from: -12, to: 12, breaks: points };
      const distance = wasserstein1OfCdfs(empirical, normalCdf, range);
      agree(wasserstein1ToLaw(points, standard), distance, QUADRATURE64);
    }),
    { seed: 1, numRuns: 60 },
  );
});

Deno.test("a grid is at 1 / (2 n) from the uniform law, and so are its midpoints at 1 / (4 n)", () => {
  for (const n of [1, 7, 100]) {
    const grid = Array.from({ length: n }, (_, i) => (i + 1) / n);
    agree(wasserstein1ToLaw(grid, uniform), 1 / (2 * n), EXACT64);
    agree(wasserstein1ToLaw(grid.map((x) => x - 1 / (2 * n)), uniform), 1 / (4 * n), EXACT64);
  }
});

Deno.test("the mean distance of N normal draws is the integral of the binomial's mean deviation", () => {
  // E|Bin(N, p) / N - p| by de Moivre's closed form, for N = 10
  const N = 10,
    choose = (m: number): number =>
      Array.from({ length: m }, (_, i) => (N - i) / (m - i)).reduce((a, b) => a * b, 1);
  const deviation = (x: number): number => {
    const p = normalCdf(x), m = Math.min(N, Math.floor(N * p) + 1);
    return 2 * m * choose(m) * p ** m * (1 - p) ** (N - m + 1) / N;
  };
  const cuts = [-9, ...Array.from({ length: N - 1 }, (_, k) => normalQuantile((k + 1) / N)), 9];
  const exact = cuts.slice(1).reduce((sum, end, k) => sum + integrate(deviation, cuts[k]!, end), 0);
  const numbers = stream(2);
  const draws = Array.from({ length: 4000 }, () => wasserstein1ToLaw(numbers.normal(N), standard));
  agree(estimateMean(draws), exact, monteCarlo());
});

Deno.test("the distance to the law is near that to a fine quantization of it", () => {
  const points = stream(3).normal(50), fine = 20_000;
  const places = Float64Array.from({ length: fine }, (_, i) => normalQuantile((i + 0.5) / fine));
  const law = { places, masses: new Float64Array(fine).fill(1 / fine) };
  const sample = { places: points, masses: new Float64Array(50).fill(1 / 50) };
  const distance = wassersteinOfAtomsOnLine(sample, law, 1);
  ok(Math.abs(distance - wasserstein1ToLaw(points, standard)) < 2e-4);
  agree(wasserstein1ToLaw([2], standard), 4 * normalCdf(2) - 2 + 2 * normalDensity(2), EXACT64);
});

Deno.test("wasserstein1ToLaw() refuses no points and NaN; normalLaw() refuses sd 0", () => {
  throws(() => wasserstein1ToLaw([], standard), {
    name: "RangeError",
    message: "Expected at least one point in points; got none",
  });
  throws(() => wasserstein1ToLaw([NaN], standard), {
    message: "Expected points[0] to be finite; got NaN",
  });
  throws(() => normalLaw(0, 0), { name: "RangeError", message: "Expected sd > 0; got 0" });
  throws(() => normalLaw(0, -1), { message: "Expected sd >= 0; got -1" });
  throws(() => normalLaw(NaN, 1), { message: "Expected mean to be finite; got NaN" });
});
