import { compare, FLOAT32 } from "flowbook/judge";
import { type ActivationName, type DenseLayer, exactDivergence } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { ok, throws } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { layersOf } from "./help.ts";
import { mlp64 } from "./mlp64.ts";
import {
  divergence64,
  parameterGradient,
  parameterGradient64,
  pointsAndTimes,
  smoothRows,
  WIDTHS,
} from "./tangents_help.ts";

/** The divergence by gradients of stock activations: right, until it is differentiated again. */
function naiveDivergence(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  t: tf.Tensor1D,
): tf.Tensor {
  const stock: Record<ActivationName, (z: tf.Tensor) => tf.Tensor> = {
    linear: (z) => z,
    selu: tf.selu,
    elu: tf.elu,
    tanh: tf.tanh,
    silu: (z) => tf.mul(z, tf.sigmoid(z)),
  };
  const [batch, dim] = x.shape;
  const component = (i: number) => (x: tf.Tensor): tf.Tensor => {
    const state: tf.Tensor = tf.concat([x, tf.expandDims(t, 1)], 1);
    const velocity = layers.reduce((h, { weights, biases, activation }) => {
      return stock[activation as ActivationName](tf.add(tf.matMul(h, weights), biases));
    }, state);
    return tf.sum(tf.slice(velocity, [0, i], [batch, 1]));
  };
  return Array.from(
    { length: dim },
    (_, i) => tf.sum(tf.slice(tf.grad(component(i))(x), [0, i], [batch, 1])),
  )
    .reduce((sum, entry) => tf.add(sum, entry));
}

/** What the naive route and ours make of one network, and the truth. */
function routes(activation: ActivationName): {
  naiveSum: () => number;
  naive: () => number[];
  ours: () => number[];
  sum: number;
  truth: number[];
} {
  const layers = layersOf(WIDTHS, activation),
    net = mlp64(layers, activation),
    rows = smoothRows(net, 4);
  const { x, t } = pointsAndTimes(rows);
  return {
    naiveSum: () => naiveDivergence(layers, x, t).dataSync()[0]!,
    naive: () => parameterGradient((given) => naiveDivergence(given, x, t), layers),
    ours: () => parameterGradient((given) => tf.sum(exactDivergence(given, x, t)), layers),
    sum: rows.reduce((sum, row) => sum + divergence64(net, row), 0),
    truth: parameterGradient64(net, rows),
  };
}

Deno.test("negative control: with linear layers tf.grad of tf.grad is right", () => {
  tf.tidy(() => {
    const { naive, truth } = routes("linear");
    close(naive(), truth, FLOAT32);
  });
});

for (const activation of ["tanh", "silu"] as const) {
  Deno.test(`negative control: tf.grad of tf.grad with ${activation} is wrong in silence`, () => {
    tf.tidy(() => {
      const { naiveSum, naive, ours, sum, truth } = routes(activation);
      close(naiveSum(), sum, FLOAT32); // once is right
      ok(compare(naive(), truth, FLOAT32).error > 1000 * FLOAT32.size); // wrong in the first digit
      close(ours(), truth, FLOAT32);
    });
  });
}

for (const [activation, kernel] of [["selu", "Greater"], ["elu", "EluGrad"]] as const) {
  Deno.test(`negative control: tf.grad of tf.grad with ${activation} is refused`, () => {
    tf.tidy(() => {
      const { naiveSum, naive, ours, sum, truth } = routes(activation);
      close(naiveSum(), sum, FLOAT32);
      close(ours(), truth, FLOAT32);
      throws(naive, {
        message: `Cannot compute gradient: gradient function not found for ${kernel}.`,
      });
    });
  });
}
