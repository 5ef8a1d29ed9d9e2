import * as tf from "#tensorflow";
import { requireMatrix } from "../tensors/kernels/inputs.ts";
import { stockMatMul } from "../tensors/stock_matmul.ts";
import { activationOf } from "./activations.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { pushedDivergence } from "./divergence.ts";
import { requireDense } from "./kernels/dense.ts";
import { requireMeanSquare } from "./kernels/mean_square.ts";
import { type DenseLayer, requireLayers } from "./layers.ts";
import { smooth } from "./smooth.ts";

/** Operations of TensorFlow.js only, each gradient its own or that of {@link smooth}. */
export const plain: Arithmetic = {
  name: "plain",
  dense: (x, w, b, activation) => {
    requireDense({ x, w, b });
    const f = smooth(activationOf(activation));
    return tf.tidy(() => f(tf.add(stockMatMul(x, w), b)));
  },
  forward: (layers, x) => {
    requireLayers(layers, requireMatrix(x, "x", ["batch", "inputs"]).shape[1]);
    return inTurn(plain, layers, x);
  },
  meanSquare: (y, target) => {
    requireMeanSquare(y, target);
    return tf.tidy(() => tf.mean(tf.squaredDifference(y, target)));
  },
  velocityAndDivergence: (layers, x, t, z) => pushedDivergence(layers, { x, t, z }, stockMatMul),
};

/** Layers one after the other, each with its own tape. */
export function inTurn(
  { dense }: Pick<Arithmetic, "dense">,
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
): tf.Tensor2D {
  return tf.tidy(() =>
    layers.reduce((h, { weights, biases, activation }) => dense(h, weights, biases, activation), x)
  );
}
