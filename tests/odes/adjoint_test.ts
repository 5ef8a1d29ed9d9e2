/** Gradients through tensors against the float64 adjoint, backpropagation and jax. */
import { defaultDevice, grad, init, numpy as np } from "@jax-js/jax";
import { equal, throws } from "node:assert/strict";
import { FLOAT32 } from "flowbook/judge";
import { velocityNetwork } from "flowbook/networks";
import {
  adjoint,
  exactAdjoint,
  HEUN,
  RK4,
  solve,
  type TensorField,
  tensors,
  type WayBack,
} from "flowbook/odes";
import { stream } from "flowbook/random";
import { normalPoints, type Points, tf } from "flowbook/tensors";
import { agree } from "../judge/agree.ts";
import { noLeaks, tensorsAddedBy } from "../tensors/no_leaks.ts";
import { same } from "./fields.ts";
import { TANH, tanhField } from "./learned_fields.ts";

await init("cpu");
defaultDevice("cpu");

const WAYS = ["stages", "checkpoints", "continuous"] as const;
const START = [[0.3, -0.6], [1.1, 0.4], [-0.8, 0.9]], WEIGHTS = [[0.7, -1.3], [0.2, 0.5], [-1, 1]];

/** v = tanh(x W^T + t c) with variables, and what a loss sum of WEIGHTS x1 does to them. */
function gradientsBy(back: WayBack, steps: Parameters<typeof solve>[3]): number[][] {
  const matrix = tf.tidy(() => tf.variable(tf.tensor2d(TANH.slice(0, 4), [2, 2])));
  const shift = tf.tidy(() => tf.variable(tf.tensor1d(TANH.slice(4))));
  const x0 = tf.tidy(() => tf.variable(tf.tensor2d(START))),
    field: TensorField = (x, t) =>
      tf.tanh(tf.add(tf.matMul(x, matrix as Points, false, true), tf.mul(t, shift)));
  const variables = [matrix, shift], numbers: number[][] = [];
  equal(
    tensorsAddedBy(() => {
      const { value, grads } = tf.variableGrads(
        () =>
          tf.sum(
            tf.mul(
              adjoint(field, x0 as Points, { ...steps, variables, back } as never).end,
              tf.tensor2d(WEIGHTS),
            ),
          ),
      );
      for (const v of [x0, matrix, shift]) numbers.push(Array.from(grads[v.name]!.dataSync()));
      tf.dispose([value, grads]);
    }),
    0,
  );
  tf.dispose([matrix, shift, x0]);
  return numbers;
}

/** The same in float64, row by row. */
function judged(back: WayBack, steps: Parameters<typeof solve>[3]): number[][] {
  const rows = START.map((x0, i) =>
    exactAdjoint(tanhField, { x0, parameters: TANH, slope: () => WEIGHTS[i]!, back }, steps)
  );
  const sums = TANH.map((_, p) => rows.reduce((sum, { parameters }) => sum + parameters[p]!, 0));
  return [rows.flatMap(({ start }) => [...start]), sums.slice(0, 4), sums.slice(4)];
}

for (const back of WAYS) {
  noLeaks(`adjoint() by ${back} is exactAdjoint() for every row`, () => {
    for (
      const steps of [{ tableau: RK4, steps: 5 }, { tableau: HEUN, steps: 10, from: 1, to: 0.3 }]
    ) {
      const expected = judged(back, steps);
      gradientsBy(back, steps).forEach((found, i) => agree(found, expected[i]!, FLOAT32, back));
    }
  });
}

noLeaks("adjoint() with steps that adapt is the gradient of the solution", () => {
  const expected = judged("continuous", same(1e-10));
  for (const back of ["stages", "continuous"] as const) {
    gradientsBy(back, same(1e-5)).forEach((found, i) => agree(found, expected[i]!, FLOAT32, back));
  }
});

Deno.test("jax differentiates RK4 as adjoint() by checkpoints does", () => {
  const steps = 4, h = 1 / steps;
  const loss = (matrix: np.Array): np.Array => {
    const v = (x: np.Array, t: number): np.Array =>
      np.tanh(np.matmul(x, np.transpose(matrix.ref)).add(np.array(TANH.slice(4)).mul(t)));
    let x = np.array(START);
    for (let n = 0; n < steps; n++) {
      const t = n * h, k1 = v(x.ref, t), k2 = v(x.ref.add(k1.ref.mul(h / 2)), t + h / 2);
      const k3 = v(x.ref.add(k2.ref.mul(h / 2)), t + h / 2),
        k4 = v(x.ref.add(k3.ref.mul(h)), t + h);
      x = x.add(k1.add(k2.mul(2)).add(k3.mul(2)).add(k4).mul(h / 6));
    }
    const total = np.sum(x.mul(np.array(WEIGHTS)));
    matrix.dispose();
    return total;
  };
  const expected = grad(loss)(np.array([TANH.slice(0, 2), TANH.slice(2, 4)])).js() as number[][];
  agree(gradientsBy("checkpoints", { tableau: RK4, steps })[1]!, expected.flat(), FLOAT32);
});

noLeaks("the weights of a network get one gradient by all three ways, in fine steps", () => {
  const network = velocityNetwork({ dim: 2, hidden: [8, 8], activation: "tanh" }, stream(4));
  const { variables } = network, x0 = normalPoints(7, 2, stream(5));
  const field: TensorField = (x, t) => network.apply(x, tf.fill([x.shape[0]], t));
  const found = WAYS.map((back) =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() =>
        tf.mean(tf.square(adjoint(field, x0, { tableau: RK4, steps: 12, variables, back }).end))
      );
      return variables.flatMap(({ name }) => Array.from(grads[name]!.dataSync()));
    })
  );
  agree(found[1]!, found[0]!, FLOAT32);
  agree(found[2]!, found[0]!, FLOAT32);
  x0.dispose();
  network.dispose();
});

noLeaks("adjoint() outside a gradient is solve(), and refuses what does not fit", () => {
  const x0 = tf.tensor2d([[1, 2]]), half: TensorField = (x) => tf.mul(x, 0.5);
  for (const back of WAYS) {
    const steps = { tableau: RK4, steps: 9 };
    const { end, evaluations } = adjoint(half, x0, { ...steps, back, variables: [] });
    const plain = solve(tensors, half, x0, steps);
    agree(end.dataSync<"float32">(), plain.end.dataSync<"float32">(), FLOAT32);
    equal(evaluations, 36);
    tf.dispose([end, plain.end]);
  }
  throws(() => adjoint(half, x0, { ...same(1e-4), back: "checkpoints", variables: [] }), {
    name: "TypeError",
    message: "Expected fixed steps to come back by checkpoints; got tolerances",
  });
  throws(() => adjoint(half, x0, { tableau: RK4, steps: 2, back: "x" as WayBack, variables: [] }), {
    name: "TypeError",
    message: "Expected back to be stages, checkpoints or continuous; got x",
  });
  x0.dispose();
});
