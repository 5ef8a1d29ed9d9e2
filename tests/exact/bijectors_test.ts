import {
  exactActNorm,
  exactAffineCoupling,
  exactChain,
  exactFlow,
  exactLuLinear,
  exactPermutation,
  exactPlanar,
  exactRadial,
  invertiblePush,
} from "flowbook/exact";
import { EXACT64, within } from "flowbook/judge";
import { normalDensity } from "flowbook/numerics";
import { agree } from "../judge/agree.ts";

const DIGITS = within(1e-11, "the digits that were worked out by hand");

Deno.test("the planar map has the determinants that a symbolic derivative gives", () => {
  const layer = exactPlanar({ u: [1, 0.5], w: [0.8, -0.3], b: 0.2 });
  const { point, logDet } = layer.forward([0.5, -1]);
  agree(Math.exp(logDet), 1.31649628475, within(1e-8, "the digits of the anchor"));
  agree(layer.inverse(point).logDet, -logDet, EXACT64);
  const height = Math.tanh(0.9);
  agree(point, [0.5 + height, -1 + height / 2], EXACT64);
});

Deno.test("a planar map close to the bound comes back, far out as well", () => {
  const layer = exactPlanar({ u: [-0.999999, 0], w: [1, 0], b: 0.3 });
  for (const x of [[-0.3, 2], [1e-3, 0], [50, 1], [-1e6, 3]]) {
    const there = layer.forward(x), back = layer.inverse(there.point);
    agree(back.point, x, within(1e-9, "a slope of 1e-6 at one place"));
    agree(there.logDet, -back.logDet, within(1e-3, "the same, in the logarithm"));
  }
});

Deno.test("invertiblePush() gives w.u = m(w.u) > -1 and leaves what is across w alone", () => {
  for (const along of [-40, -3, 0, 2, 40]) {
    const u = invertiblePush([along / 2, 7], [2, 0]);
    agree(2 * u[0]!, Math.log1p(Math.exp(along)) - 1, EXACT64);
    agree(u[1]!, 7, EXACT64);
  }
});

Deno.test("radial, affine and linear maps at places that can be worked out by hand", () => {
  const { point, logDet } = exactRadial({ center: [1, 1], alpha: 1, beta: -0.5 }).forward([1, 2]);
  agree([...point, logDet], [1, 1.75, Math.log(0.75) + Math.log(1 - 0.5 / 4)], EXACT64);
  const inRange = exactAffineCoupling({ dim: 2, conditioner: ([x]) => [4 * x!, 1] });
  const s = 2 * Math.tanh(2 / 2);
  agree(inRange.forward([0.5, 3]).point, [0.5, 3 * Math.exp(s) + 1], EXACT64);
  agree(inRange.inverse([0.5, 3]).point, [0.5, 2 * Math.exp(-s)], EXACT64);
  agree(inRange.inverse([0.5, 3]).logDet, -s, EXACT64);
  const last = exactAffineCoupling({
    dim: 3,
    keeps: "last",
    conditioner: ([x]) => [0, 0, x!, 2 * x!],
  });
  agree(last.forward([1, 2, 5]).point, [6, 12, 5], EXACT64);
  const lower = [[1, 0, 0], [2, 1, 0], [3, 4, 1]], upper = [[2, 1, 1], [0, 3, 1], [0, 0, 4]];
  const linear = exactLuLinear({ lower, upper });
  agree(linear.forward([1, 1, 1]).point, [4, 12, 32], EXACT64);
  agree(linear.inverse([4, 12, 32]).point, [1, 1, 1], EXACT64);
  agree([linear.forward([1, 1, 1]).logDet, -linear.inverse([0, 0, 0]).logDet], [
    Math.log(24),
    Math.log(24),
  ], EXACT64);
  const turn = exactPermutation({ order: [1, 2, 0] });
  agree(turn.forward([5, 6, 7]).point, [6, 7, 5], EXACT64);
  agree(turn.inverse([5, 6, 7]).point, [7, 5, 6], EXACT64);
});

Deno.test("a chain goes there in order and comes back in the other", () => {
  const double = exactActNorm({ logScale: [Math.log(2)], shift: [0] });
  const next = exactActNorm({ logScale: [Math.log(3)], shift: [1] });
  const both = exactChain([double, next]);
  agree(both.forward([5]).point, [31], EXACT64);
  agree(both.inverse([31]).point, [5], EXACT64);
  agree(
    [both.forward([5]).logDet, both.inverse([31]).logDet],
    [Math.log(6), -Math.log(6)],
    EXACT64,
  );
});

Deno.test("the density of a flow is that of the base, over the growth of volume", () => {
  const bijectors = [exactActNorm({ logScale: [Math.log(2)], shift: [1] })];
  agree(exactFlow({ bijectors }).logProb([2]), -1.737085713765, DIGITS);
  agree(Math.exp(exactFlow({ bijectors }).logProb([2])), normalDensity(2, 1, 2), EXACT64);
  const uniform = (x: readonly number[]): number => x[0]! >= 0 && x[0]! <= 1 ? 0 : -Infinity;
  const wide = exactFlow({ base: uniform, bijectors });
  agree(wide.logProb([2]), -Math.log(2), EXACT64);
  agree(wide.forward([0.5]).point, [2], EXACT64);
});
