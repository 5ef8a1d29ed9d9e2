import { evaluateMlp, type Mlp, vectorJacobianProduct } from "../../exact/mlp.ts";
import type { DenseLayer } from "../../networks/layers.ts";
import type { ContinuousField } from "./field.ts";

/** A velocity and its divergence in float64. */
export interface ExactField {
  readonly dim: number;
  readonly velocity: (x: readonly number[], t: number) => number[];
  readonly divergence: (x: readonly number[], t: number) => number;
}

/**
 * The layers of a field in float64, with its weights as they are now.
 *
 * @throws {TypeError} when there are no layers, or they are none of a `velocityNetwork` with an
 *   activation that has a name
 */
export function exactFieldOf({ dim, layers }: ContinuousField): ExactField {
  if (!layers) throw new TypeError("Expected a field with layers for float64; got none");
  const net = mlpOf(layers);
  return {
    dim,
    velocity: (x, t) => evaluateMlp(net, [...x, t]),
    divergence: (x, t) =>
      x.reduce((trace, _, i) => {
        const row = x.map((_, j) => Number(i === j));
        return trace + vectorJacobianProduct(net, [...x, t], row).input[i]!;
      }, 0),
  };
}

function mlpOf(layers: readonly DenseLayer[]): Mlp {
  const hidden = layers.slice(0, -1).map(({ activation }) => activation);
  const [activation = "linear"] = hidden, last = layers.at(-1)!.activation;
  const fits = typeof activation === "string" && hidden.every((name) => name === activation);
  if (!fits || last !== "linear") {
    throw new TypeError("Expected one activation with a name, and none after the last layer");
  }
  const widths = [layers[0]!.weights.shape[0], ...layers.map(({ weights }) => weights.shape[1])];
  const parameters = layers.flatMap(({ weights, biases }) => [
    ...weights.dataSync(),
    ...biases.dataSync(),
  ]);
  return { widths, activation, parameters: Float64Array.from(parameters) };
}
