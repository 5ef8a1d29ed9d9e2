import { within } from "flowbook/judge";
import { type ActivationName, adam, type Arithmetic } from "flowbook/networks";
import { stream } from "flowbook/random";
import { normalPoints, tf, uniformTimes } from "flowbook/tensors";
import { deepEqual, ok } from "node:assert/strict";
import { close } from "../tensors/close.ts";
import { install } from "../tensors/matrices.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { disposeLayers, fast, layersOf, plain } from "./help.ts";

install();

const STEPS = 200;

/** Losses of flow matching from N(0, I) to N((2, -1), I / 4), drawn and learned from one seed. */
function losses(
  arithmetic: Arithmetic,
  activation: ActivationName,
  widths = [3, 32, 32, 2],
): { losses: number[]; weights: number[] } {
  const batches = stream(3).split("batches");
  const starts = layersOf(widths, activation);
  const layers = starts.map(({ weights, biases, activation }) => ({
    weights: tf.variable(weights) as unknown as tf.Tensor2D,
    biases: tf.variable(biases) as unknown as tf.Tensor1D,
    activation,
  }));
  disposeLayers(starts);
  const variables = layers.flatMap(({ weights, biases }) => [weights, biases]) as tf.Variable[];
  const optimiser = adam(variables, { arithmetic: arithmetic.name, learningRate: 1e-2 });

  function step(): number {
    return tf.tidy(() => {
      const x0 = normalPoints(64, 2, batches), t = uniformTimes(64, batches);
      const x1 = tf.add(tf.mul(0.5, normalPoints(64, 2, batches)), tf.tensor2d([[2, -1]]));
      const s = tf.expandDims(t, 1);
      const xt: tf.Tensor2D = tf.add(tf.mul(s, x1), tf.mul(tf.sub(1, s), x0));
      const input = tf.concat2d([xt, s as tf.Tensor2D], 1), ut = tf.sub(x1, x0);
      const { value, grads } = tf.variableGrads(
        () => arithmetic.meanSquare(arithmetic.forward(layers, input), ut),
        variables,
      );
      optimiser.apply(grads);
      return value.dataSync()[0]!;
    });
  }
  const history = Array.from({ length: STEPS }, step);
  const weights = variables.flatMap((variable) => Array.from(variable.dataSync()));
  tf.dispose(variables);
  return { losses: history, weights };
}

for (const activation of ["selu", "elu", "tanh", "silu"] as const) {
  noLeaks(`200 losses with ${activation} are the same on both arithmetics`, () => {
    const left = losses(fast, activation), right = losses(plain, activation);
    close(left.losses, right.losses, within(5e-6, "float32 rounding, measured below 5e-7"));
    ok(left.losses.at(-1)! < left.losses[0]! / 2, "it learns");
  });
}

noLeaks("training on the kernels repeats bit for bit", () => {
  const once = losses(fast, "selu", [3, 21, 2]);
  deepEqual(losses(fast, "selu", [3, 21, 2]), once);
});
