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

  /** A copy of what the optimiser remembers. */
  state(): AdamState;

  /**
   * Goes on from a state; steps then repeat bit for bit what the optimiser of that state would do,
   * if both compute with the same arithmetic ("fast" keeps the averages in float32).
   *
   * @throws {TypeError} when the state belongs to other variables; nothing has changed then
   * @throws {RangeError} when a number of the state is out of range; nothing has changed then
   */
  restore(state: AdamState): void;
}

/** What Adam remembers between two steps, apart from the variables and the learning rate. */
export interface AdamState {
  /** Steps taken, k of the next step less 1. */
  readonly steps: number;
  /** m, the averages of the gradients before the correction of the bias, for each variable. */
  readonly means: readonly Float64Array[];
  /** s, the averages of their squares, for each variable. */
  readonly squares: readonly Float64Array[];
}

/**
 * Demands a state of Adam that fits some variables.
 *
 * @throws {TypeError} when it belongs to other variables
 * @throws {RangeError} when a number is out of range
 */
export function requireState(
  { steps, means, squares }: AdamState,
  variables: readonly Pick<tf.Variable, "name" | "size">[],
): void {
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw new RangeError(`Expected the steps of Adam to be a non-negative integer; got ${steps}`);
  }
  requireAverages(means, variables, { name: "means", least: -Infinity });
  requireAverages(squares, variables, { name: "squares", least: 0 });
}

function requireAverages(
  averages: readonly Float64Array[],
  variables: readonly Pick<tf.Variable, "name" | "size">[],
  { name, least }: { name: string; least: number },
): void {
  if (averages.length !== variables.length) {
    const got = averages.length;
    throw new TypeError(`Expected ${name} of Adam for ${variables.length} variables; got ${got}`);
  }
  variables.forEach((variable, v) => {
    const average = averages[v]!, what = `${name} of Adam for ${variable.name}`;
    if (average.length !== variable.size) {
      throw new TypeError(`Expected ${variable.size} ${what}; got ${average.length}`);
    }
    const bad = average.find((entry) => !(entry >= least && Math.abs(entry) < Infinity));
    if (bad === undefined) return;
    const range = least === 0 ? "finite and at least 0" : "finite";
    throw new RangeError(`Expected ${what} to be ${range}; got ${bad}`);
  });
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
