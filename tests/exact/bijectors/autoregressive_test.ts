import { deepEqual, equal } from "node:assert/strict";
import { affineMap, autoregressive, monotoneCoupling, splineMap } from "flowbook/exact";
import { EXACT64, FINITE_DIFFERENCE64 } from "flowbook/judge";
import { derivative } from "flowbook/numerics";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

const X = [0.7, -0.4];
const free = affineMap({ scaleBound: Infinity });

/** The layer of claim S4.05, with the evaluations of its conditioner counted. */
function layer(): { layer: ReturnType<typeof autoregressive>; passes: () => number } {
  let passes = 0;
  const conditioner = ([y]: readonly number[]): number[] => {
    passes++;
    return [0.2, 0.3, 0.5 * y!, 0.1 * y!];
  };
  return { layer: autoregressive({ order: [0, 1], conditioner, map: free }), passes: () => passes };
}

Deno.test("the layer of claim S4.05: values, log-determinant and passes", () => {
  const { layer: map, passes } = layer(), { point, logDet } = map.forward(X);
  equal(passes(), 2);
  const y1 = 0.2 + Math.exp(0.3) * 0.7, y2 = 0.5 * y1 - 0.4 * Math.exp(0.1 * y1);
  agree(point, [y1, y2], EXACT64);
  agree(point, [1.1449011653, 0.1239299592], EXACT64);
  agree(logDet, 0.4144901165, EXACT64);
  const back = map.inverse(point);
  equal(passes(), 3);
  agree([...back.point, back.logDet], [...X, -logDet], EXACT64);
});

Deno.test("its Jacobian is triangular, in the order that is given", () => {
  const { layer: map } = layer();
  const slope = (i: number, j: number): number =>
    derivative((x) => map.forward(X.with(j, x)).point[i]!, X[j]!);
  agree(slope(0, 1), 0, FINITE_DIFFERENCE64);
  agree(Math.log(slope(0, 0) * slope(1, 1)), map.forward(X).logDet, FINITE_DIFFERENCE64);
  const turned = autoregressive({
    order: [1, 0],
    conditioner: ([_, y]) => [y!, 0, 0.5, 0],
    map: free,
  });
  deepEqual(turned.forward([1, 2]).point, [3.5, 2.5]);
});

Deno.test("a coupling of increasing maps leaves its half alone and costs one pass each way", () => {
  let passes = 0;
  const conditioner = ([x]: readonly number[]): number[] => {
    passes++;
    return [x!, 0, -x!, 0.5, 1, 0, 1, x!, 0.2, -1];
  };
  const map = monotoneCoupling({ dim: 3, conditioner, map: splineMap({ bins: 2 }) });
  const x = [0.4, 1.3, -2], there = map.forward(x), back = map.inverse(there.point);
  equal(passes, 2);
  equal(there.point[0], 0.4);
  agree([...back.point, back.logDet], [...x, -there.logDet], EXACT64);
  const slopes = [1, 2].map((i) =>
    Math.log(derivative((value) => map.forward(x.with(i, value)).point[i]!, x[i]!))
  );
  agree(there.logDet, slopes[0]! + slopes[1]!, FINITE_DIFFERENCE64);
});

Deno.test("autoregressive() and monotoneCoupling() name what they cannot use", () => {
  const conditioner = (): number[] => [0, 0, 0];
  const map = autoregressive({ order: [0, 1], conditioner, map: free });
  const message = "Expected the output of the conditioner of length 4; got 3";
  refuses(() => map.forward(X), new TypeError(message));
  refuses(() => map.inverse(X), new TypeError(message));
  refuses(() => map.forward([1]), new TypeError("Expected x of length 2; got 1"));
  refuses(() => map.inverse([1, NaN]), new RangeError("Expected y[1] to be finite; got NaN"));
  refuses(
    () => autoregressive({ order: [1, 1], conditioner, map: free }),
    new RangeError("Expected order to hold 0 to 1, each once; got [1,1], without 0"),
  );
  const coupling = monotoneCoupling({ dim: 2, conditioner, map: free });
  refuses(
    () => coupling.forward(X),
    new TypeError("Expected the output of the conditioner of length 2; got 3"),
  );
  refuses(() => coupling.forward([1]), new TypeError("Expected x of length 2; got 1"));
  refuses(() => coupling.inverse([1, NaN]), new RangeError("Expected y[1] to be finite; got NaN"));
  refuses(
    () => monotoneCoupling({ dim: 1, conditioner, map: free }),
    new RangeError("Expected dim >= 2, for two halves; got 1"),
  );
});
