import { equal, ok, throws } from "node:assert/strict";
import fc from "#properties";
import { mixtureCdf, mixtureQuantile } from "flowbook/exact";
import { EXACT64, QUADRATURE64, within } from "flowbook/judge";
import {
  generalizedInverse,
  integrate,
  normalCdf,
  normalDensity,
  normalQuantile,
} from "flowbook/numerics";
import {
  wasserstein1OfCdfs,
  wassersteinOfAtomsOnLine,
  wassersteinOfQuantiles,
} from "flowbook/transport";
import { agree } from "../judge/agree.ts";
import { anyAtoms, CROSSING } from "./atoms.ts";

const D2 = { weights: [0.3, 0.7], means: [[-1], [2]], sds: [0.5, 0.5] };
const ofD2 = (u: number): number => mixtureQuantile(D2, u);
const normal = (mean: number, sd: number) => (u: number): number => mean + sd * normalQuantile(u);

/** E|m + s Z|^p by Gauss-Legendre, in two pieces at the kink. */
function moment(m: number, s: number, p: number): number {
  const f = (z: number): number => Math.abs(m + s * z) ** p * normalDensity(z);
  return integrate(f, -12, -m / s) + integrate(f, -m / s, 12);
}

Deno.test("W_p of two normal laws is the p-th moment of the difference of their quantiles", () => {
  for (const p of [1, 1.5, 2, 3, 4]) {
    const distance = wassersteinOfQuantiles(normalQuantile, normal(1, 2), p);
    agree(distance, moment(1, 1, p) ** (1 / p), QUADRATURE64);
  }
  const folded = Math.sqrt(2 / Math.PI) * Math.exp(-0.5) + 1 - 2 * normalCdf(-1);
  agree(wassersteinOfQuantiles(normalQuantile, normal(1, 2), 1), folded, QUADRATURE64);
  const line = { from: -25, to: 27 };
  agree(wasserstein1OfCdfs(normalCdf, (x) => normalCdf((x - 1) / 2), line), folded, QUADRATURE64);
  equal(wassersteinOfQuantiles(normalQuantile, normalQuantile, 2), 0);
  equal(wasserstein1OfCdfs(normalCdf, normalCdf, line), 0);
});

Deno.test("W_p between the two bumps and two bells is what chapter 1 says", () => {
  const bell = normal(1.1, Math.sqrt(2.14)), narrow = normal(2, 0.5);
  agree(wassersteinOfQuantiles(ofD2, bell, 1), 0.485530870803, QUADRATURE64);
  agree(wassersteinOfQuantiles(ofD2, bell, 2), 0.55937811949, QUADRATURE64);
  agree(wassersteinOfQuantiles(ofD2, narrow, 1), 0.9, QUADRATURE64);
  agree(wassersteinOfQuantiles(ofD2, narrow, 2), 1.3579670323, QUADRATURE64);
  const F = (x: number): number => mixtureCdf(D2, x);
  const G = (x: number): number => normalCdf((x - 1.1) / Math.sqrt(2.14));
  agree(wasserstein1OfCdfs(F, G, { from: -14, to: 16 }), 0.485530870803, QUADRATURE64);
});

Deno.test("W2 between data and their smoothing is the integral over the cells of the data", () => {
  const data = [-2, -1, 0, 1.5, 3];
  for (const sd of [0.1, 0.5]) {
    const law = {
      weights: data.map(() => 0.2),
      means: data.map((x) => [x]),
      sds: data.map(() => sd),
    };
    const density = (x: number): number =>
      data.reduce((sum, mean) => sum + normalDensity(x, mean, sd) / 5, 0);
    const cuts = [0.2, 0.4, 0.6, 0.8];
    const ends = [-2 - 9 * sd, ...cuts.map((u) => mixtureQuantile(law, u)), 3 + 9 * sd];
    const cost = data.reduce((sum, place, i) => {
      return sum + integrate((x) => (x - place) ** 2 * density(x), ends[i]!, ends[i + 1]!);
    }, 0);
    const stepped = (u: number): number => data[Math.min(4, Math.floor(5 * u))]!;
    const smooth = (u: number): number => mixtureQuantile(law, u);
    agree(
      wassersteinOfQuantiles(stepped, smooth, 2, { breaks: cuts }),
      Math.sqrt(cost),
      QUADRATURE64,
    );
  }
});

Deno.test("W_p of laws with jumps agrees with sorting their atoms", () => {
  const cdf =
    ({ places, masses }: { places: ArrayLike<number>; masses: ArrayLike<number> }) =>
    (x: number): number =>
      Array.from(places).reduce((sum, a, i) => a <= x ? sum + masses[i]! : sum, 0);
  const { x, y } = CROSSING;
  for (const p of [1, 2, 3]) {
    const quantile = (law: typeof x | typeof y) => (u: number): number =>
      generalizedInverse(cdf(law), u);
    const breaks = [0.4, 0.5, 0.7, 0.8];
    const distance = wassersteinOfQuantiles(quantile(x), quantile(y), p, { breaks });
    agree(distance, wassersteinOfAtomsOnLine(x, y, p), QUADRATURE64);
  }
  fc.assert(
    fc.property(anyAtoms(6), anyAtoms(6), (x, y) => {
      const breaks = [...Array.from(x.places), ...Array.from(y.places)];
      const options = { from: -11, to: 11, breaks };
      const distance = wasserstein1OfCdfs(cdf(x), cdf(y), options);
      agree(distance, wassersteinOfAtomsOnLine(x, y, 1), EXACT64);
    }),
    { seed: 1, numRuns: 50 },
  );
});

Deno.test("W1 of the Cauchy law and its translation by 1 is 1, though neither has a mean", () => {
  const F = (x: number): number => 0.5 + Math.atan(x) / Math.PI;
  const R = 1e4;
  // the integral of F on [a, b] in closed form
  const primitive = (x: number): number =>
    x / 2 + (x * Math.atan(x) - Math.log1p(x * x) / 2) / Math.PI;
  const exact = primitive(R) - primitive(-R) - primitive(R - 1) + primitive(-R - 1);
  agree(wasserstein1OfCdfs(F, (x) => F(x - 1), { from: -R, to: R }), exact, QUADRATURE64);
  agree(exact, 0.99993634, within(1e-8, "printed to eight decimals"));
});

Deno.test("W1 by distribution functions asks for them inside the range alone", () => {
  const asked: number[] = [];
  const squared = (x: number): number => {
    asked.push(x);
    return x * x;
  };
  const range = { from: 0, to: 1, breaks: [0.5] };
  agree(wasserstein1OfCdfs(squared, (x) => x, range), 1 / 2 - 1 / 3, QUADRATURE64);
  ok(Math.min(...asked) >= 0 && Math.max(...asked) <= 1);
});

Deno.test("W_p of laws refuses orders below 1, backward ranges and what is not finite", () => {
  throws(() => wassersteinOfQuantiles(normalQuantile, normalQuantile, 0.5), {
    name: "RangeError",
    message: "Expected p >= 1 and finite; got 0.5",
  });
  throws(() => wassersteinOfQuantiles(normalQuantile, normalQuantile, 2, { breaks: [1] }), {
    name: "RangeError",
    message: "Expected p in (0, 1); got 1",
  });
  throws(() => wassersteinOfQuantiles(normalQuantile, () => NaN, 2), {
    name: "RangeError",
    message: /^Expected finite quantiles; got a difference of NaN at rank /,
  });
  throws(() => wasserstein1OfCdfs(normalCdf, normalCdf, { from: 1, to: 1 }), {
    name: "RangeError",
    message: "Expected a range from below to above; got 1 to 1",
  });
  throws(() => wasserstein1OfCdfs(normalCdf, normalCdf, { from: NaN, to: 1 }), {
    message: "Expected from to be finite; got NaN",
  });
  throws(() => wasserstein1OfCdfs(normalCdf, normalCdf, { from: 0, to: Infinity }), {
    message: "Expected to to be finite; got Infinity",
  });
  throws(() => wasserstein1OfCdfs(normalCdf, () => NaN, { from: 0, to: 1 }), {
    message: /^Expected F - G finite; got NaN at /,
  });
});
