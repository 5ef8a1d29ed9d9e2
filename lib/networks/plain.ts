import * as tf from "#tensorflow";
import { requireMatrix } from "../tensors/kernels/inputs.ts";
import { stockMatMul } from "../tensors/stock_matmul.ts";
import { type Activation, activationOf } from "./activations.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { pushedDivergence } from "./divergence.ts";
import { requireDense } from "./kernels/dense.ts";
import { requireMeanSquare } from "./kernels/mean_square.ts";
import { type DenseLayer, requireLayers } from "./layers.ts";
import { smooth } from "./smooth.ts";

/** Operations of TensorFlow.js only, each gradient its own or that of {@link smooth}. */
export const plain: Arithmetic = {
  name: "plain",
  dense,
  forward,
  meanSquare,
  velocityAndDivergence: (layers, x, t, z) => pushedDivergence(layers, { x, t, z }, stockMatMul),
};

function dense(
  x: tf.Tensor2D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  activation: Activation,
): tf.Tensor2D {
  requireDense({ x, w, b });
  const f = smooth(activationOf(activation));
  return tf.tidy(() => f(tf.add(stockMatMul(x, w), b)));
}

function forward(layers: readonly DenseLayer[], x: tf.Tensor2D): tf.Tensor2D {
  requireLayers(layers, requireMatrix(x, "x", ["batch", "inputs"]).shape[1]);
  return tf.tidy(() =>
    layers.reduce((h, { weights, biases, activation }) => dense(h, weights, biases, activation), x)
  );
}

function meanSquare(y: tf.Tensor, target: tf.Tensor): tf.Scalar {
  requireMeanSquare(y, target);
  return tf.tidy(() => tf.mean(tf.squaredDifference(y, target)));
}
