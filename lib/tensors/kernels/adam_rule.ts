import type * as tf from "@tensorflow/tfjs";

/** The settings of the authors: Kingma and Ba 2015, algorithm 1. */
export const BETA1 = 0.9, BETA2 = 0.999, EPSILON = 1e-8;

/** Numbers of `adam`. */
export interface AdamSettings {
  /** Step size, 1e-3 by default. */
  readonly learningRate?: number;
}

/** An optimiser and its memory of the steps so far; it holds no tensors. */
export interface AdamOptimiser {
  /**
   * Takes one step against the gradients.
   *
   * @param gradients one for each variable, by the variable's name, as `tf.variableGrads` returns
   * @throws {TypeError} when a gradient is missing or has another shape than its variable
   * @throws {RangeError} when a gradient is not finite; no variable has changed then
   */
  apply(gradients: tf.NamedTensorMap): void;
}

/**
 * The step size of the settings.
 *
 * @throws {RangeError} when it is not positive and finite
 */
export function requireLearningRate({ learningRate = 1e-3 }: AdamSettings): number {
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`Expected learningRate above 0; got ${learningRate}`);
  }
  return learningRate;
}

/**
 * The gradient of a variable.
 *
 * @throws {TypeError} when there is none
 */
export function requireGradient(gradients: tf.NamedTensorMap, { name }: tf.Variable): tf.Tensor {
  const gradient = gradients[name];
  if (!gradient) throw new TypeError(`Expected a gradient for ${name}; got none`);
  return gradient;
}
