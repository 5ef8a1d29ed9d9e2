import type { Mlp } from "../exact/mlp.ts";
import type { DenseLayer } from "../networks/layers.ts";

/**
 * Layers in float64, of the weights as they are now.
 *
 * @throws {TypeError} when an activation is a function, which TensorFlow.js has in float32 only, when
 *   the hidden layers differ in theirs, or the last layer has one
 */
export function mlpOf(layers: readonly DenseLayer[]): Mlp {
  const hidden = layers.slice(0, -1).map(({ activation }) => activation);
  const [activation = "linear"] = hidden, last = layers.at(-1)!.activation;
  if (typeof activation !== "string") {
    throw new TypeError("Expected an activation with a name, for float64; got a function");
  }
  if (last !== "linear" || hidden.some((name) => name !== activation)) {
    throw new TypeError("Expected one activation for float64, and none after the last layer");
  }
  const widths = [layers[0]!.weights.shape[0], ...layers.map(({ weights }) => weights.shape[1])];
  const parameters = layers.flatMap(({ weights, biases }) => [
    ...weights.dataSync(),
    ...biases.dataSync(),
  ]);
  return { widths, activation, parameters: Float64Array.from(parameters) };
}
