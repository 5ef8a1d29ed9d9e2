import { deepEqual, equal, notDeepEqual, throws } from "node:assert/strict";
import { evaluate } from "mathjs";
import { evaluateMlp, type Mlp, mlp, vectorJacobianProduct } from "flowbook/exact";
import { estimateMeans, EXACT64, FINITE_DIFFERENCE64, monteCarlo } from "flowbook/judge";
import { derivative, integrate, normalDensity } from "flowbook/numerics";
import { stream } from "flowbook/random";
import { agree } from "../judge/agree.ts";

const X = [0.3, -0.8, 0.5];
const COTANGENT = [0.7, -1.3];

/** A network whose biases are not zero, so that a lost bias shows. */
function network(activation: Mlp["activation"]): Mlp {
  const net = mlp({ widths: [3, 5, 4, 2], activation }, stream(1));
  return { ...net, parameters: stream(2).normal(net.parameters.length) };
}

/** The network x -> activation(x), one number wide. */
function bare(activation: Mlp["activation"]): Mlp {
  return { widths: [1, 1, 1], activation, parameters: Float64Array.of(1, 0, 1, 0) };
}

Deno.test("evaluateMlp() equals the matrix formula in a computer algebra system", () => {
  const net: Mlp = {
    widths: [2, 3, 1],
    activation: "tanh",
    parameters: Float64Array.of(-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9),
  };
  // W_1 is 2 by 3 row by row, then b_1, W_2 is 3 by 1, then b_2
  const expected = evaluate("map([0.3, -0.8] * W1 + b1, tanh) * W2 + b2", {
    W1: [[-0.4, -0.3, -0.2], [-0.1, 0, 0.1]],
    b1: [0.2, 0.3, 0.4],
    W2: [0.5, 0.6, 0.8],
    b2: 0.9,
  }) as number;
  agree(evaluateMlp(net, [0.3, -0.8]), [expected], EXACT64);
});

Deno.test("the activations are tanh, and selu that keeps mean 0 and variance 1", () => {
  for (const x of [-2, -0.3, 0, 0.4, 3]) {
    agree(evaluateMlp(bare("tanh"), [x]), [(Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1)], EXACT64);
  }
  const selu = (x: number): number => evaluateMlp(bare("selu"), [x])[0]!;
  const average = (f: (x: number) => number): number =>
    integrate((x) => f(x) * normalDensity(x), -12, 0) +
    integrate((x) => f(x) * normalDensity(x), 0, 12);
  agree([average(selu), average((x) => selu(x) ** 2)], [0, 1], EXACT64);
  agree(selu(2) - selu(1), selu(3) - selu(2), EXACT64); // straight for x > 0
});

Deno.test("linear, elu and silu are what their formulas say", () => {
  for (const x of [-2, -0.3, 0, 0.4, 3]) {
    const found = (["linear", "elu", "silu"] as const).map((name) =>
      evaluateMlp(bare(name), [x])[0]!
    );
    agree(found, [x, x > 0 ? x : Math.exp(x) - 1, x / (1 + Math.exp(-x))], EXACT64);
  }
});

for (const activation of ["tanh", "selu", "linear", "elu", "silu"] as const) {
  const net = network(activation);
  const weigh = (y: readonly number[]): number =>
    y.reduce((sum, v, j) => sum + COTANGENT[j]! * v, 0);

  Deno.test(`vectorJacobianProduct() with ${activation} equals differences in every parameter`, () => {
    const { parameters } = vectorJacobianProduct(net, X, COTANGENT);
    const slopes = net.parameters.map((parameter, index) =>
      derivative((value) => {
        const changed = { ...net, parameters: net.parameters.with(index, value) };
        return weigh(evaluateMlp(changed, X));
      }, parameter)
    );
    agree(parameters, slopes, FINITE_DIFFERENCE64);
  });

  Deno.test(`vectorJacobianProduct() with ${activation} equals differences in every input`, () => {
    const { input } = vectorJacobianProduct(net, X, COTANGENT);
    const slopes = X.map((coordinate, i) =>
      derivative((value) => weigh(evaluateMlp(net, X.with(i, value))), coordinate)
    );
    agree(input, slopes, FINITE_DIFFERENCE64);
  });
}

Deno.test("vectorJacobianProduct() of a network without hidden layer is that of x W + b", () => {
  const net: Mlp = {
    widths: [2, 2],
    activation: "selu",
    parameters: Float64Array.of(1, 2, 3, 4, 5, 6),
  };
  deepEqual(evaluateMlp(net, [10, 100]), [315, 426]);
  const { input, parameters } = vectorJacobianProduct(net, [10, 100], [1, -1]);
  deepEqual(input, [-1, -1]);
  deepEqual([...parameters], [10, -10, 100, -100, 1, -1]);
});

Deno.test("mlp() draws weights of variance 1 / inputs and biases of zero", () => {
  const net = mlp({ widths: [100, 200, 2], activation: "selu" }, stream(3));
  equal(net.parameters.length, 100 * 200 + 200 + 200 * 2 + 2);
  const first = net.parameters.slice(0, 20_000), second = net.parameters.slice(20_200, 20_600);
  agree(estimateMeans([first, first.map((w) => 100 * w * w)]), [0, 1], monteCarlo());
  agree(estimateMeans([second, second.map((w) => 200 * w * w)]), [0, 1], monteCarlo());
  deepEqual(net.parameters.slice(20_000, 20_200), new Float64Array(200));
  deepEqual(net.parameters.slice(20_600), new Float64Array(2));
});

Deno.test("mlp() repeats for a stream, and its layers are drawn apart", () => {
  const options = { widths: [2, 2, 2], activation: "tanh" } as const;
  const net = mlp(options, stream(4));
  deepEqual(mlp(options, stream(4)), net);
  notDeepEqual(mlp(options, stream(5)), net);
  notDeepEqual(net.parameters.slice(0, 4), net.parameters.slice(6, 10));
});

Deno.test("networks refuse bad widths, activations and vectors", () => {
  const make = (widths: number[], activation = "tanh"): Mlp =>
    mlp({ widths, activation: activation as "tanh" }, stream(1));
  throws(() => make([3]), { name: "RangeError", message: "Expected at least 2 widths; got 1" });
  throws(() => make([3, 0, 1]), {
    name: "RangeError",
    message: "Expected widths[1] to be a positive integer; got 0",
  });
  throws(() => make([3, 1], "relu"), {
    name: "RangeError",
    message: 'Expected activation linear, elu, silu, tanh or selu; got "relu"',
  });
  const net = network("tanh");
  throws(() => evaluateMlp(net, [1, 2]), {
    name: "TypeError",
    message: "Expected x of length 3; got 2",
  });
  throws(() => evaluateMlp(net, [1, 2, NaN]), {
    name: "RangeError",
    message: "Expected x[2] to be finite; got NaN",
  });
  throws(() => vectorJacobianProduct(net, X, [1]), {
    name: "TypeError",
    message: "Expected cotangent of length 2; got 1",
  });
});
