import { deepEqual } from "node:assert/strict";
import { evaluateSpline, invertSpline, type Spline, splineMap, splineOf } from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, grid, integrate, normalDensity } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

const OPTIONS = { bins: 8, bound: 3 };
const RAW = Array.from(stream(1).normal(3 * 8 - 1), (z) => 1.5 * z);
const SPLINE = splineOf(RAW, OPTIONS);
const PLACES = grid(-5, 5, 200);

Deno.test("a layer of 8 bins leads back, in the box and outside", () => {
  for (const x of PLACES) {
    const there = evaluateSpline(SPLINE, x), back = invertSpline(SPLINE, there.value);
    agree([back.value, back.logSlope], [x, -there.logSlope], EXACT64);
    if (Math.abs(x) > 3) deepEqual(there, { value: x, logSlope: 0 });
  }
});

Deno.test("the log-slope of a spline is that of its differences, away from knots", () => {
  const far = PLACES.filter((x) => SPLINE.x.every((knot) => Math.abs(x - knot) > 0.01));
  for (const x of far) {
    const slope = derivative((x) => evaluateSpline(SPLINE, x).value, x, 1e-4);
    agree(Math.exp(evaluateSpline(SPLINE, x).logSlope), slope, FINITE_DIFFERENCE64);
  }
});

Deno.test("a spline carries N(0, 1) to a density of mass 1", () => {
  const density = (x: number): number => {
    const { value, logSlope } = evaluateSpline(SPLINE, x);
    return normalDensity(value) * Math.exp(logSlope);
  };
  const edges = [-9, ...SPLINE.x, 9]; // a kink of the density stands at every knot
  const mass = edges.slice(1).reduce(
    (sum, edge, k) => sum + integrate(density, edges[k]!, edge),
    0,
  );
  agree(mass, 1, QUADRATURE64);
});

Deno.test("values and slopes are continuous at the knots, the ends of the box among them", () => {
  for (const knot of SPLINE.x) {
    const before = evaluateSpline(SPLINE, knot - 1e-12),
      after = evaluateSpline(SPLINE, knot + 1e-12);
    agree(before.value, after.value, EXACT64);
    agree(before.logSlope, after.logSlope, within(1e-7, "2e-12 times the curvature"));
  }
});

Deno.test("raw numbers choose widths, heights and slopes, each at least the least", () => {
  const raw = [0, Math.log(3), 0, 0, 1];
  const { x, y, slopes } = splineOf(raw, { bins: 2, bound: 1, leastShare: 0.1, leastSlope: 0.2 });
  agree(x, [-1, -1 + 2 * (0.1 + 0.8 / 4), 1], EXACT64);
  agree(y, [-1, 0, 1], EXACT64);
  // the constant c makes softplus(c) = 0.8
  agree(slopes, [1, 0.2 + Math.log1p(Math.E * Math.expm1(0.8)), 1], EXACT64);
  const flat = splineOf([-50, 50, 50, -50, -50], { bins: 2, bound: 1, leastShare: 0.1 });
  agree([flat.x[1]!, flat.y[1]!, flat.slopes[1]!], [-0.8, 0.8, 1e-3], EXACT64);
});

Deno.test("raw numbers of 0 are the identity, with as many bins as one likes", () => {
  for (const bins of [1, 2, 7]) {
    const map = splineMap({ bins }), raw = Array(map.parameters).fill(0);
    for (const x of [-6, -4.9, -0.3, 1.7]) {
      const { value, logSlope } = map.apply(x, raw);
      agree([value, logSlope], [x, 0], EXACT64);
      agree(map.invert(x, raw).value, x, EXACT64);
    }
  }
});

Deno.test("splines that do not rise are refused at the door", () => {
  const good: Spline = { x: [-1, 0, 1], y: [-1, 0.5, 1], slopes: [1, 2, 1] };
  const at = (change: Partial<Spline>) => (): unknown => evaluateSpline({ ...good, ...change }, 0);
  refuses(
    at({ x: [-1, -1, 1] }),
    new RangeError("Expected the places of the spline to rise; got -1 before -1"),
  );
  refuses(
    at({ y: [-1, 2, 1] }),
    new RangeError("Expected the values of the spline to rise; got 2 before 1"),
  );
  refuses(at({ slopes: [1, 0, 1] }), new RangeError("Expected slopes > 0; got 0"));
  refuses(
    at({ y: [-2, 0, 1] }),
    new RangeError("Expected the ends of the spline on the diagonal; got (-1, -2)"),
  );
  refuses(
    at({ slopes: [1, 1] }),
    new TypeError("Expected the slopes of the spline of length 3; got 2"),
  );
  refuses(
    () => invertSpline({ x: [0], y: [0], slopes: [1] }, 0),
    new RangeError("Expected a spline of at least 2 knots; got 1"),
  );
  refuses(() => evaluateSpline(good, NaN), new RangeError("Expected x to be finite; got NaN"));
  refuses(() => invertSpline(good, NaN), new RangeError("Expected y to be finite; got NaN"));
});

Deno.test("options that leave a bin no width, height or slope are refused", () => {
  const at = (options: object) => (): unknown => splineMap({ bins: 4, ...options });
  refuses(at({ bins: 0 }), new RangeError("Expected bins to be a positive integer; got 0"));
  refuses(at({ bound: 0 }), new RangeError("Expected bound > 0; got 0"));
  refuses(at({ leastShare: 0 }), new RangeError("Expected leastShare in (0, 0.25); got 0"));
  refuses(at({ leastShare: 0.25 }), new RangeError("Expected leastShare in (0, 0.25); got 0.25"));
  refuses(at({ leastSlope: 1 }), new RangeError("Expected leastSlope in (0, 1); got 1"));
  refuses(
    () => splineMap({ bins: 2 }).apply(0, [0, 0]),
    new TypeError("Expected raw of length 5; got 2"),
  );
});
