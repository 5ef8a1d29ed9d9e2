import type { NamedTensorInfoMap, Tensor } from "@tensorflow/tfjs";
import type { CheckedLayer, DenseLayer, Parameters } from "../layers.ts";
import { activationNumber, type KernelActivation } from "./activation_numbers.ts";

/** A layer that the kernels can compute. */
export interface KernelLayer extends DenseLayer {
  readonly activation: KernelActivation;
}

/** Layers as a kernel takes them: w0, b0, w1, b1, ... beside its other inputs. */
export function layerInputs(layers: readonly KernelLayer[]): Record<string, Tensor> {
  return Object.fromEntries(
    layers.flatMap(({ weights, biases }, l) => [[`w${l}`, weights], [`b${l}`, biases]]),
  );
}

/** A layer that has been looked at, with the number of its activation. */
export interface NumberedLayer extends CheckedLayer {
  readonly which: number;
}

/**
 * The layers that a kernel was called with.
 *
 * @param inputs      has w0, b0, w1, b1, ...
 * @param activations their names, layer by layer
 * @param check       demands that they fit
 * @throws {RangeError} when the kernels do not know an activation
 * @throws what `check` throws
 */
export function kernelLayers(
  inputs: NamedTensorInfoMap,
  activations: readonly string[],
  check: (layers: readonly Parameters[]) => readonly CheckedLayer[],
): readonly NumberedLayer[] {
  const given = activations.map((_, l) => ({ weights: inputs[`w${l}`], biases: inputs[`b${l}`] }));
  return check(given).map((layer, l) => ({ ...layer, which: activationNumber(activations[l]) }));
}
