import type { Mlp } from "flowbook/exact";
import type { Activation, ActivationName, Arithmetic, DenseLayer } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { fast } from "../../lib/networks/fast.ts";
import { plain } from "../../lib/networks/plain.ts";
import { matrix, vector } from "../tensors/matrices.ts";

export { fast, plain };

/** Both ways to compute, for tests that must hold on either. */
export const ARITHMETICS: readonly Arithmetic[] = [fast, plain];
export const ACTIVATIONS: readonly ActivationName[] = ["linear", "selu", "elu", "tanh", "silu"];

/** Layers of these widths with draws of variance 1 / inputs, the last one linear. */
export function layersOf(widths: readonly number[], activation: Activation): DenseLayer[] {
  return widths.slice(1).map((outputs, l) => {
    const inputs = widths[l]!, last = l + 2 === widths.length;
    const weights = tf.tidy(() =>
      tf.div<tf.Tensor2D>(matrix(inputs, outputs, `weights ${l}`), Math.sqrt(inputs))
    );
    const biases = vector(outputs, `biases ${l}`);
    return { weights, biases, activation: last ? "linear" : activation };
  });
}

/** The same layers for the float64 judge; the last one is linear there. */
export function judge(layers: readonly DenseLayer[], activation: "tanh" | "selu"): Mlp {
  const widths = [layers[0]!.weights.shape[0], ...layers.map(({ weights }) => weights.shape[1])];
  const parameters = layers.flatMap(({ weights, biases }) => [
    ...weights.dataSync(),
    ...biases.dataSync(),
  ]);
  return { widths, activation, parameters: Float64Array.from(parameters) };
}

export function disposeLayers(layers: readonly DenseLayer[]): void {
  layers.forEach(({ weights, biases }) => tf.dispose([weights, biases]));
}
