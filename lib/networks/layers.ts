import type { Tensor1D, Tensor2D, TensorInfo } from "@tensorflow/tfjs";
import { requireInput, requireMatrix } from "../tensors/kernels/inputs.ts";
import type { Activation } from "./activations.ts";

/** A dense layer, h <- activation(h weights + biases). */
export interface DenseLayer {
  /** Shape [inputs, outputs]. */
  readonly weights: Tensor2D;
  /** Shape [outputs]. */
  readonly biases: Tensor1D;
  /** What follows the product: a name, or value and slope. */
  readonly activation: Activation;
}

/** Weights and biases of a layer, not looked at yet. */
export interface Parameters {
  readonly weights: TensorInfo | undefined;
  readonly biases: TensorInfo | undefined;
}

/** A layer that has been looked at. */
export interface CheckedLayer {
  readonly weights: TensorInfo;
  readonly biases: TensorInfo;
  readonly inputs: number;
  readonly outputs: number;
}

/**
 * Demands layers that fit one behind the other.
 *
 * @param columns how many numbers go in
 * @throws {TypeError} when there is no layer, or weights or biases have another shape
 */
export function requireLayers(layers: readonly Parameters[], columns: number): CheckedLayer[] {
  if (layers.length === 0) throw new TypeError("Expected at least 1 layer; got none");
  let width = columns;
  return layers.map(({ weights, biases }, l) => {
    const w = requireMatrix(weights, `the weights of layer ${l}`, [width, "outputs"]);
    const [inputs, outputs] = w.shape;
    const b = requireInput(biases, `the biases of layer ${l}`, [outputs]);
    width = outputs;
    return { weights: w, biases: b, inputs, outputs };
  });
}
