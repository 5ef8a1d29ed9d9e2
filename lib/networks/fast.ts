import * as tf from "#tensorflow";
import { installExtensions } from "../tensors/kernels/install.ts";
import { activationOf } from "./activations.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { pushedDivergence } from "./divergence.ts";
import { isOfKernels } from "./kernels/activation_numbers.ts";
import { denseExtension } from "./kernels/dense.ts";
import { divergenceExtension } from "./kernels/divergence.ts";
import { forwardExtension } from "./kernels/forward.ts";
import { type KernelLayer, layerInputs } from "./kernels/kernel_layers.ts";
import { meanSquareExtension } from "./kernels/mean_square.ts";
import type { DenseLayer } from "./layers.ts";
import { inTurn } from "./plain.ts";
import { smooth } from "./smooth.ts";

installExtensions(tf, [
  denseExtension(tf),
  meanSquareExtension(tf),
  forwardExtension(),
  divergenceExtension(),
]);

/** Our kernels, which look at their inputs themselves; TensorFlow.js for what they do not know. */
export const fast: Arithmetic = {
  name: "fast",
  dense: (x, w, b, activation) => {
    if (!isOfKernels(activation)) {
      const f = smooth(activationOf(activation));
      return tf.tidy(() => f(fast.dense(x, w, b, "linear")));
    }
    const [y, ...slope] = run("Dense", { x, w, b }, { activation }) as tf.Tensor2D[];
    tf.dispose(slope); // the tape, if there is one, owns it too
    return y!;
  },
  forward: (layers, x) => {
    const recording = tf.engine().state.gradientDepth > 0;
    if (known(layers) && (!recording || layers.length === 0)) {
      return runLayers("Forward", layers, { x }) as tf.Tensor2D;
    }
    return inTurn(fast, layers, x);
  },
  meanSquare: (y, target) => run("MeanSquare", { y, target }) as tf.Scalar,
  velocityAndDivergence: (layers, x, t, z) => {
    if (z || !known(layers)) return pushedDivergence(layers, { x, t, z });
    const results = runLayers("VelocityAndDivergence", layers, { x, t });
    const [velocity, divergence] = results as [tf.Tensor2D, tf.Tensor1D];
    return { velocity, divergence };
  },
};

/** Whether the kernels know all activations. */
function known(layers: readonly DenseLayer[]): layers is readonly KernelLayer[] {
  return layers.every(({ activation }) => isOfKernels(activation));
}

function run(
  kernel: string,
  inputs: Record<string, tf.Tensor>,
  attributes: Record<string, string | string[]> = {},
): tf.Tensor | tf.Tensor[] {
  return tf.engine().runKernel(kernel, inputs, attributes);
}

function runLayers(
  kernel: string,
  layers: readonly KernelLayer[],
  inputs: Record<string, tf.Tensor>,
): tf.Tensor | tf.Tensor[] {
  const activations = layers.map(({ activation }) => activation);
  return run(kernel, { ...inputs, ...layerInputs(layers) }, { activations });
}
