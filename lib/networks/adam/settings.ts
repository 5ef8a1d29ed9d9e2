import type { Arithmetic } from "../arithmetic.ts";

/** The settings of the authors: Kingma and Ba 2015, algorithm 1. */
export const BETA1 = 0.9, BETA2 = 0.999, EPSILON = 1e-8;

/** Numbers of `adam`. */
export interface AdamSettings {
  /** Step size, 1e-3 by default. */
  readonly learningRate?: number;
  /** What to compute with; unless given, "fast" where the kernels are. */
  readonly arithmetic?: Arithmetic["name"];
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
