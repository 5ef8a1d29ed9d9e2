import * as tf from "#tensorflow";
import { requireFinite } from "../shapes.ts";
import { type Activation, activationNumber } from "./activations.ts";
import type { Arithmetic, VelocityAndDivergence } from "./arithmetic.ts";
import { requireDense } from "./dense.ts";
import { requireInput, requireMatrix, requireSteps } from "./inputs.ts";
import {
  type DenseLayer,
  layerActivations,
  layerInputs,
  requireField,
  requireLayers,
} from "./layers.ts";
import { requireMeanSquare } from "./mean_square.ts";
import { PLAIN_ACTIVATIONS } from "./plain_activations.ts";
import { plainAdam } from "./plain_adam.ts";
import { STOCK_MATMUL } from "./stock_matmul.ts";

/** Operations of TensorFlow.js only, each gradient its own. */
export const plain: Arithmetic = {
  name: "plain",
  matMul,
  dense,
  forward,
  meanSquare,
  sampleEuler,
  velocityAndDivergence,
  adam: plainAdam,
};

function matMul(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  if (!tf.getKernel(STOCK_MATMUL, tf.getBackend())) return tf.matMul(a, b);
  return tf.engine().runKernel(STOCK_MATMUL, { a, b }, {}) as tf.Tensor2D;
}

function dense(
  x: tf.Tensor2D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  activation: Activation,
): tf.Tensor2D {
  requireDense({ x, w, b });
  activationNumber(activation);
  return tf.tidy(() => PLAIN_ACTIVATIONS[activation].value(tf.add(matMul(x, w), b)));
}

function forward(layers: readonly DenseLayer[], x: tf.Tensor2D): tf.Tensor2D {
  const [, columns] = requireMatrix(x, "x", ["batch", "inputs"]).shape;
  requireLayers(layerInputs(layers), layerActivations(layers), columns);
  return tf.tidy(() =>
    layers.reduce((h, { weights, biases, activation }) => dense(h, weights, biases, activation), x)
  );
}

function meanSquare(y: tf.Tensor, target: tf.Tensor): tf.Scalar {
  requireMeanSquare(y, target);
  return tf.tidy(() => tf.mean(tf.squaredDifference(y, target)));
}

function sampleEuler(layers: readonly DenseLayer[], x0: tf.Tensor2D, steps: number): tf.Tensor2D {
  const [batch, dim] = requireMatrix(x0, "x0", ["batch", "dim"]).shape;
  requireField(layerInputs(layers), layerActivations(layers), dim);
  requireSteps(steps);
  return tf.tidy(() => {
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = tf.tidy(() => {
        const state: tf.Tensor2D = tf.concat([x, tf.fill([batch, 1], step / steps)], 1);
        return tf.add(x, tf.div(forward(layers, state), steps));
      });
    }
    requireFinite(x, "the points at time 1");
    return x;
  });
}

function velocityAndDivergence(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  t: tf.Tensor1D,
): VelocityAndDivergence {
  const [batch, dim] = requireMatrix(x, "x", ["batch", "dim"]).shape;
  requireInput(t, "t", [batch]);
  requireField(layerInputs(layers), layerActivations(layers), dim);
  return tf.tidy(() => {
    let h: tf.Tensor2D = tf.concat([x, tf.expandDims(t, 1)], 1);
    const axes: tf.Tensor2D = tf.eye(dim + 1);
    // dh_i, the derivative of h along axis i of x
    let tangents = Array.from(
      { length: dim },
      (_, i): tf.Tensor2D => tf.tile(tf.slice(axes, [i, 0], [1, dim + 1]), [batch, 1]),
    );
    for (const { weights, biases, activation } of layers) {
      const { value, slope } = PLAIN_ACTIVATIONS[activation];
      const z: tf.Tensor2D = tf.add(matMul(h, weights), biases);
      h = value(z);
      const factor = slope(z, h);
      tangents = tangents.map((tangent) => tf.mul(matMul(tangent, weights), factor));
    }
    const diagonal = tangents.map((tangent, i) => tf.slice(tangent, [0, i], [batch, 1]));
    const divergence: tf.Tensor1D = tf.sum(tf.concat(diagonal, 1), 1);
    requireFinite(h, "v(x, t)");
    requireFinite(divergence, "the divergence");
    return { velocity: h, divergence };
  });
}
