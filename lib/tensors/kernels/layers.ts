import type { NamedTensorInfoMap, Tensor, Tensor1D, Tensor2D, TensorInfo } from "@tensorflow/tfjs";
import { type Activation, activationNumber } from "./activations.ts";
import { requireInput, requireMatrix } from "./inputs.ts";

/** A dense layer, h <- activation(h weights + biases). */
export interface DenseLayer {
  /** Shape [inputs, outputs]. */
  readonly weights: Tensor2D;
  /** Shape [outputs]. */
  readonly biases: Tensor1D;
  readonly activation: Activation;
}

/** Layers as a kernel takes them: w0, b0, w1, b1, ... beside its other inputs. */
export function layerInputs(layers: readonly DenseLayer[]): Record<string, Tensor> {
  return Object.fromEntries(
    layers.flatMap(({ weights, biases }, l) => [[`w${l}`, weights], [`b${l}`, biases]]),
  );
}

/** The names of the activations, for the attributes of a kernel. */
export function layerActivations(layers: readonly DenseLayer[]): Activation[] {
  return layers.map(({ activation }) => activation);
}

/** A layer that has been looked at. */
export interface CheckedLayer {
  readonly w: TensorInfo;
  readonly b: TensorInfo;
  readonly inputs: number;
  readonly outputs: number;
  /** Number of the activation. */
  readonly which: number;
}

/**
 * Demands layers that fit one behind the other.
 *
 * @param inputs      has w0, b0, w1, b1, ...
 * @param activations their names, layer by layer
 * @param columns     how many numbers go in
 * @throws {TypeError} when there is no layer, or weights or biases have another shape
 * @throws {RangeError} when an activation is unknown
 */
export function requireLayers(
  inputs: NamedTensorInfoMap,
  activations: readonly string[],
  columns: number,
): CheckedLayer[] {
  if (activations.length === 0) throw new TypeError("Expected at least 1 layer; got none");
  let width = columns;
  return activations.map((name, l) => {
    const w = requireMatrix(inputs[`w${l}`], `the weights of layer ${l}`, [width, "outputs"]);
    const [into, outputs] = w.shape;
    const b = requireInput(inputs[`b${l}`], `the biases of layer ${l}`, [outputs]);
    width = outputs;
    return { w, b, inputs: into, outputs, which: activationNumber(name) };
  });
}

/**
 * Demands the layers of a velocity field: dim coordinates and the time go in, dim numbers come out.
 *
 * @throws {TypeError} when the layers do not fit
 * @throws {RangeError} when an activation is unknown
 */
export function requireField(
  inputs: NamedTensorInfoMap,
  activations: readonly string[],
  dim: number,
): CheckedLayer[] {
  const layers = requireLayers(inputs, activations, dim + 1), { outputs } = layers.at(-1)!;
  if (outputs !== dim) {
    throw new TypeError(`Expected ${dim} outputs of the last layer; got ${outputs}`);
  }
  return layers;
}
