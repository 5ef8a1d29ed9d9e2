import { ok } from "node:assert/strict";
import * as fc from "#properties";
import { type Bin, inverseRationalQuadratic, rationalQuadratic } from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64, QUADRATURE64, within } from "flowbook/judge";
import { derivative, integrate } from "flowbook/numerics";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

const UNIT: Bin = { left: 0, right: 1, bottom: 0, top: 1, startSlope: 0.5, endSlope: 2 };

const slope = fc.double({ min: 0.01, max: 30, noNaN: true });
const BINS: fc.Arbitrary<Bin> = fc.record({
  left: fc.double({ min: -4, max: 4, noNaN: true }),
  width: fc.double({ min: 0.05, max: 3, noNaN: true }),
  bottom: fc.double({ min: -4, max: 4, noNaN: true }),
  height: fc.double({ min: 0.05, max: 3, noNaN: true }),
  startSlope: slope,
  endSlope: slope,
}).map(({ left, width, bottom, height, ...slopes }) => {
  return { left, right: left + width, bottom, top: bottom + height, ...slopes };
});
const SHARE = fc.double({ min: 0.01, max: 0.99, noNaN: true });

Deno.test("the bin of claim B.01: value, slope and inverse at a quarter", () => {
  const { value, slope } = rationalQuadratic(UNIT, 0.25);
  agree([value, slope], [1 / 7, 32 / 49], EXACT64);
  agree(inverseRationalQuadratic(UNIT, 1 / 7), 0.25, within(1e-15, "rounding alone"));
  ok(Math.abs(slope - 0.685714285714) > 0.03); // the numerator alone
  const straight = { ...UNIT, startSlope: 1, endSlope: 1 };
  const identity = rationalQuadratic(straight, 0.25);
  agree([identity.value, identity.slope], [0.25, 1], EXACT64);
});

Deno.test("a bin passes its corners with its slopes", () => {
  const bin = { left: -1, right: 2, bottom: 0.5, top: 1.25, startSlope: 0.3, endSlope: 4 };
  agree(Object.values(rationalQuadratic(bin, -1)), [0.5, 0.3], EXACT64);
  agree(Object.values(rationalQuadratic(bin, 2)), [1.25, 4], EXACT64);
  agree(
    [inverseRationalQuadratic(bin, 0.5), inverseRationalQuadratic(bin, 1.25)],
    [-1, 2],
    EXACT64,
  );
});

Deno.test("the slope of a bin is the derivative of its value, and the value its integral", () => {
  for (const x of [0.1, 0.25, 0.5, 0.8]) {
    const { value, slope } = rationalQuadratic(UNIT, x);
    const g = (x: number): number => rationalQuadratic(UNIT, x).value;
    agree(slope, derivative(g, x), FINITE_DIFFERENCE64);
    agree(value, integrate((x) => rationalQuadratic(UNIT, x).slope, 0, x), QUADRATURE64);
  }
});

Deno.test("every bin rises, and its inverse leads back", () => {
  fc.assert(fc.property(BINS, SHARE, SHARE, (bin, one, other) => {
    const at = (share: number): number => bin.left + share * (bin.right - bin.left);
    const low = rationalQuadratic(bin, at(Math.min(one, other)));
    const high = rationalQuadratic(bin, at(Math.max(one, other)));
    const rounding = 4 * Number.EPSILON * Math.max(Math.abs(low.value), Math.abs(high.value));
    ok(low.value <= high.value + rounding && low.slope > 0); // places may be neighbouring doubles
    // where a bin is steep a rounding of y is a small one of x; where it is flat a large one
    const back = inverseRationalQuadratic(bin, low.value), gap = back - at(Math.min(one, other));
    ok(Math.abs(gap) * Math.min(1, low.slope) < 1e-12, `${gap} off at slope ${low.slope}`);
  }));
});

Deno.test("a bin without width, height or slope is refused, and a place outside it", () => {
  const at = (change: Partial<Bin>) => (): unknown => rationalQuadratic({ ...UNIT, ...change }, 0);
  refuses(at({ right: 0 }), new RangeError("Expected the width of the bin > 0; got 0"));
  refuses(at({ top: -1 }), new RangeError("Expected the height of the bin > 0; got -1"));
  refuses(at({ startSlope: 0 }), new RangeError("Expected the startSlope of the bin > 0; got 0"));
  refuses(
    at({ endSlope: NaN }),
    new RangeError("Expected the endSlope of the bin to be finite; got NaN"),
  );
  refuses(
    () => rationalQuadratic(UNIT, 1.5),
    new RangeError("Expected x in [0, 1]; got 1.5"),
  );
  refuses(
    () => inverseRationalQuadratic(UNIT, -0.5),
    new RangeError("Expected y in [0, 1]; got -0.5"),
  );
  refuses(
    () => inverseRationalQuadratic({ ...UNIT, right: 0 }, 0),
    new RangeError("Expected the width of the bin > 0; got 0"),
  );
});
