import * as tf from "#tensorflow";
import type { Activation } from "./activations.ts";
import type { Arithmetic, VelocityAndDivergence } from "./arithmetic.ts";
import { fastAdam } from "./fast_adam.ts";
import { requireSteps } from "./inputs.ts";
import { type DenseLayer, layerActivations, layerInputs } from "./layers.ts";

/** Our kernels only; they look at their inputs themselves. */
export const fast: Arithmetic = {
  name: "fast",
  matMul: (a, b) => run("BatchMatMul", { a, b }) as tf.Tensor2D,
  dense,
  forward,
  meanSquare: (y, target) => run("MeanSquare", { y, target }) as tf.Scalar,
  sampleEuler,
  velocityAndDivergence,
  adam: fastAdam,
};

function dense(
  x: tf.Tensor2D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  activation: Activation,
): tf.Tensor2D {
  const [y, ...slope] = run("Dense", { x, w, b }, { activation }) as tf.Tensor2D[];
  tf.dispose(slope); // the tape, if there is one, owns it too
  return y!;
}

function forward(layers: readonly DenseLayer[], x: tf.Tensor2D): tf.Tensor2D {
  const recording = tf.engine().state.gradientDepth > 0;
  if (!recording || layers.length === 0) return runLayers("Forward", layers, { x }) as tf.Tensor2D;
  return tf.tidy(() =>
    layers.reduce((h, { weights, biases, activation }) => dense(h, weights, biases, activation), x)
  );
}

function sampleEuler(layers: readonly DenseLayer[], x0: tf.Tensor2D, steps: number): tf.Tensor2D {
  requireSteps(steps);
  return runLayers("SampleEuler", layers, { x0 }, { steps }) as tf.Tensor2D;
}

function velocityAndDivergence(
  layers: readonly DenseLayer[],
  x: tf.Tensor2D,
  t: tf.Tensor1D,
): VelocityAndDivergence {
  const [velocity, divergence] = runLayers("VelocityAndDivergence", layers, { x, t }) as [
    tf.Tensor2D,
    tf.Tensor1D,
  ];
  return { velocity, divergence };
}

function run(
  kernel: string,
  inputs: Record<string, tf.Tensor>,
  attributes: Record<string, number | string | string[]> = {},
): tf.Tensor | tf.Tensor[] {
  return tf.engine().runKernel(kernel, inputs, attributes);
}

function runLayers(
  kernel: string,
  layers: readonly DenseLayer[],
  inputs: Record<string, tf.Tensor>,
  attributes: Record<string, number> = {},
): tf.Tensor | tf.Tensor[] {
  const activations = layerActivations(layers);
  return run(kernel, { ...inputs, ...layerInputs(layers) }, { ...attributes, activations });
}
