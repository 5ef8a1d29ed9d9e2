import { equal, ok } from "node:assert/strict";
import * as fc from "#properties";
import {
  affineMap,
  type ExactMonotoneMap,
  mixtureMap,
  sigmoidalMap,
  splineMap,
} from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate, normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

const MAPS: Readonly<Record<string, ExactMonotoneMap>> = {
  affine: affineMap(),
  "affine without a bound": affineMap({ scaleBound: Infinity }),
  spline: splineMap({ bins: 5, bound: 3 }),
  "one sigmoid": sigmoidalMap({ units: 1, depth: 1 }),
  "a layer of sigmoids": sigmoidalMap({ units: 3, depth: 1 }),
  "deep sigmoids": sigmoidalMap({ units: 3, depth: 3 }),
  mixture: mixtureMap({ components: 3 }),
};

const rawOf = (map: ExactMonotoneMap, seed: number): number[] => [
  ...stream(seed).normal(map.parameters),
];

for (const [name, map] of Object.entries(MAPS)) {
  const cases = fc.record({
    y: fc.double({ min: -6, max: 6, noNaN: true }),
    seed: fc.nat({ max: 1e6 }),
  });

  Deno.test(`${name}: the inverse leads back, and its log-slope is the opposite`, () => {
    fc.assert(fc.property(cases, ({ y, seed }) => {
      const raw = rawOf(map, seed), there = map.apply(y, raw);
      const back = map.invert(there.value, raw), steep = Math.exp(Math.max(0, -there.logSlope));
      agree(back.value, y, within(1e-10 * steep, "a rounding of x over the slope"));
      agree(back.logSlope, -there.logSlope, within(1e-8 * steep, "and over it again"));
    }));
  });

  Deno.test(`${name}: the log-slope is that of the differences`, () => {
    for (let seed = 0; seed < 20; seed++) {
      const raw = rawOf(map, seed), y = stream(seed).split("y").uniform(1)[0]! * 4 - 2;
      const slope = derivative((y) => map.apply(y, raw).value, y, 1e-4);
      const tolerance = name === "spline"
        ? within(1e-3, "a knot may be near")
        : FINITE_DIFFERENCE64;
      agree(Math.exp(map.apply(y, raw).logSlope) / slope, 1, tolerance, `seed ${seed}`);
    }
  });

  Deno.test(`${name}: refuses another number of raw numbers`, () => {
    const raw = Array(map.parameters + 1).fill(0);
    const message = `Expected raw of length ${map.parameters}; got ${map.parameters + 1}`;
    refuses(() => map.apply(0, raw), new TypeError(message));
  });
}

Deno.test("affineMap() moves by m and e^a, with a bounded", () => {
  const raw = [0.5, 0.8], a = 2 * Math.tanh(0.4);
  agree(affineMap().invert(0.3, raw).value, 0.5 + Math.exp(a) * 0.3, EXACT64);
  agree(affineMap().apply(0.3, raw).logSlope, -a, EXACT64);
  agree(affineMap({ scaleBound: 0.1 }).invert(0, [0, 1e9]).logSlope, 0.1, EXACT64);
  equal(affineMap({ scaleBound: Infinity }).invert(0, [0, 9]).logSlope, 9);
  refuses(
    () => affineMap({ scaleBound: 0 }),
    new RangeError("Expected scaleBound > 0; got 0"),
  );
});

Deno.test("sigmoidalMap() is logit(w sigmoid(a y + b)), by the formula as it stands", () => {
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  const logit = (p: number): number => Math.log(p / (1 - p));
  const softplus = (z: number): number => Math.log(1 + Math.exp(z)), c = Math.log(Math.E - 1);
  const raw = [0.4, -0.7, 0.2, -0.5, 0.3, 0.9], y = 0.6;
  const [w1, w2] = [Math.exp(0.3), Math.exp(0.9)];
  const p =
    (w1 * sigmoid(softplus(0.4 + c) * y + 0.2) + w2 * sigmoid(softplus(-0.7 + c) * y - 0.5)) /
    (w1 + w2);
  agree(sigmoidalMap({ units: 2, depth: 1 }).apply(y, raw).value, logit(p), EXACT64);
});

Deno.test("two layers of sigmoids are one after the other, with a mixing between", () => {
  const one = sigmoidalMap({ units: 2, depth: 1 }), two = sigmoidalMap({ units: 2, depth: 2 });
  equal(one.parameters, 6);
  equal(two.parameters, 4 + 4 + 4 + 4 + 2);
  const [a1, b1, a2, b2, w2] = [[0.3, -0.2], [0.5, -1], [0.1, 0.7], [-0.4, 0.2], [0.6, -0.3]];
  // both outputs of the first layer share their units alike, so any mixing of them is one of them
  const raw = [a1, b1, [0.2, 0.9, 0.2, 0.9], a2, b2, [0.4, -2, 1, 3], w2].flat();
  const first = one.apply(0.7, [a1, b1, [0.2, 0.9]].flat());
  const second = one.apply(first.value, [a2, b2, w2].flat());
  const both = two.apply(0.7, raw);
  agree(both.value, second.value, EXACT64);
  agree(both.logSlope, first.logSlope + second.logSlope, EXACT64);
});

Deno.test("sigmoids with slope 1 and shift 0 are the identity, whatever the shares, far out too", () => {
  const map = sigmoidalMap({ units: 3, depth: 1 }), raw = [0, 0, 0, 0, 0, 0, 2, -1, 0.5];
  for (const y of [-800, -40, 0.3, 40, 800]) {
    const { value, logSlope } = map.apply(y, raw);
    agree([value, logSlope], [y, 0], EXACT64);
  }
});

Deno.test("sigmoidalMap() and mixtureMap() refuse sizes that are none", () => {
  for (const name of ["units", "depth"]) {
    refuses(
      () => sigmoidalMap({ units: 2, depth: 2, [name]: 0 }),
      new RangeError(`Expected ${name} to be a positive integer; got 0`),
    );
  }
  refuses(
    () => mixtureMap({ components: 0.5 }),
    new RangeError("Expected components to be a positive integer; got 0.5"),
  );
  for (const scaleBound of [0, Infinity]) {
    refuses(
      () => mixtureMap({ scaleBound }),
      new RangeError(`Expected scaleBound > 0 and finite; got ${scaleBound}`),
    );
  }
});

Deno.test("mixtureMap() is the quantile of N(0, 1) at the distribution of the mixture", () => {
  const map = mixtureMap({ components: 2, scaleBound: 3 }),
    raw = [0, Math.log(3), -1, 2, 0.4, -0.6];
  const scales = [0.4, -0.6].map((r) => Math.exp(3 * Math.tanh(r / 3)));
  const cdf = (y: number): number =>
    normalCdf((y + 1) / scales[0]!) / 4 + 3 * normalCdf((y - 2) / scales[1]!) / 4;
  const density = (y: number): number =>
    normalDensity(y, -1, scales[0]) / 4 + 3 * normalDensity(y, 2, scales[1]) / 4;
  for (const y of [-4, -1, 0.5, 2, 3]) {
    const { value, logSlope } = map.apply(y, raw);
    agree(value, normalQuantile(cdf(y)), EXACT64);
    agree(normalDensity(value) * Math.exp(logSlope), density(y), EXACT64);
  }
  agree(integrate(density, -20, 20), 1, QUADRATURE64);
});

Deno.test("mixtureMap() of equal bells N(0, 1) is the identity, and finite in both tails", () => {
  const map = mixtureMap({ components: 2 }), raw = Array(6).fill(0);
  for (const y of [-60, -3, 0, 3, 60]) agree(map.apply(y, raw).value, y, EXACT64);
  const narrow = map.apply(50, [0, 0, -1, 1, -9, -9]);
  ok(narrow.value > 50 && Number.isFinite(narrow.logSlope));
});
