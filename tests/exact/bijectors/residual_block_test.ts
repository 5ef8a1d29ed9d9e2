import {
  type Correction,
  exactChain,
  exactResidualBlock,
  mlp,
  mlpCorrection,
} from "flowbook/exact";
import { EXACT64, within } from "flowbook/judge";
import { stream } from "flowbook/random";
import { ok } from "node:assert/strict";
import { jacobian, logDeterminant } from "../../flows/jacobian.ts";
import { agree } from "../../judge/agree.ts";
import { refuses } from "../../tensors/refuses.ts";

/** One number times a function and its slope. */
function onTheLine(value: (x: number) => number, slope: (x: number) => number): Correction {
  return { value: ([x]) => [value(x!)], jacobian: ([x]) => [[slope(x!)]] };
}

const tanh = (size: number): Correction =>
  onTheLine((x) => size * Math.tanh(x), (x) => size / Math.cosh(x) ** 2);

Deno.test("a linear block has the determinant and the inverse of I + A", () => {
  const A = [[0.4, 0.3], [-0.2, 0.5]]; // |A| < 0.64
  const correction: Correction = {
    value: (x) => A.map((row) => row[0]! * x[0]! + row[1]! * x[1]!),
    jacobian: () => A,
  };
  const block = exactResidualBlock({ dim: 2, correction, lipschitz: 0.65 });
  const { point, logDet } = block.forward([1, -2]);
  agree(point, [0.8, -3.2], EXACT64);
  agree(logDet, Math.log(1.4 * 1.5 + 0.06), EXACT64);
  const back = block.inverse([0.8, -3.2]);
  agree(back.point, [1, -2], EXACT64);
  agree(back.logDet, -logDet, EXACT64);
});

Deno.test("a stack of blocks of slope 0.9 comes back, and its log-determinants add up", () => {
  const block = exactResidualBlock({ dim: 1, correction: tanh(0.9), lipschitz: 0.9 });
  const stack = exactChain(Array.from({ length: 8 }, () => block));
  const { point, logDet } = stack.forward([0.5]), back = stack.inverse(point);
  agree(
    back.point,
    [0.5],
    within(1e-9, "eight inverses to 1e-12, each error up to ten times larger"),
  );
  agree(logDet, Math.log(jacobian((x) => stack.forward(x).point, [0.5])[0]![0]!), EXACT64);
});

Deno.test("mlpCorrection() differentiates a network, and its determinant lies between the bounds", () => {
  const net = mlp({ widths: [3, 8, 3], activation: "tanh" }, stream(4));
  const small = { ...net, parameters: net.parameters.map((weight) => 0.3 * weight) };
  const correction = mlpCorrection(small),
    block = exactResidualBlock({
      dim: 3,
      correction,
      lipschitz: 0.9,
    });
  const x = [0.3, -1, 0.7], slopes = jacobian((x) => block.forward(x).point, x);
  const { logDet } = block.forward(x);
  agree(logDet, logDeterminant(slopes), EXACT64);
  agree(correction.jacobian(x).flat(), jacobian(correction.value, x).flat(), EXACT64);
  ok(logDet > 3 * Math.log(1 - 0.9) && logDet < 3 * Math.log(1 + 0.9));
});

Deno.test("a block whose slope is 1 or more is refused, before or while it is undone", () => {
  for (const lipschitz of [1, 3]) {
    const error = new RangeError(`Expected lipschitz in [0, 1); got ${lipschitz}`);
    refuses(() => exactResidualBlock({ dim: 1, correction: tanh(1), lipschitz }), error);
  }
  const steep = onTheLine((x) => 1.5 * Math.sin(x), (x) => 1.5 * Math.cos(x));
  const block = exactResidualBlock({ dim: 1, correction: steep, lipschitz: 0.9 });
  refuses(
    () => block.inverse([1]),
    new RangeError("Expected a map of slope at most 0.9; got 1.3 between two iterates"),
  );
});

Deno.test("an inverse that is not near enough says how near, and after how many rounds", () => {
  const settings = { dim: 1, correction: tanh(0.9), lipschitz: 0.9 };
  const short = exactResidualBlock({ ...settings, tolerance: 1e-9, iterations: 3 });
  refuses(
    () => short.inverse([2]),
    new RangeError("Expected the fixed point within 1e-9 after 3 iterations; got within 0.34"),
  );
  const bad: [object, string][] = [
    [{ dim: 0 }, "Expected dim to be a positive integer; got 0"],
    [{ tolerance: -1 }, "Expected tolerance > 0; got -1"],
    [{ iterations: 0.5 }, "Expected iterations to be a positive integer; got 0.5"],
  ];
  for (const [setting, message] of bad) {
    refuses(() => exactResidualBlock({ ...settings, ...setting }), new RangeError(message));
  }
  const wide = exactResidualBlock({ ...settings, dim: 2 });
  refuses(
    () => wide.forward([1, 2]),
    new TypeError("Expected the correction of length 2; got 1"),
  );
});
