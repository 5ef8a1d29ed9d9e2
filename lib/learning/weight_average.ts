import type * as tf from "#tensorflow";
import { requireFinite } from "../tensors/shapes.ts";
import { assignEntries, entriesOf } from "./weights.ts";

/** A running average of weights; it holds no tensors. */
export interface WeightAverage {
  /**
   * Takes the weights as they are now into the average; call it once a step.
   *
   * @throws {RangeError} when a weight is not finite; the average has not changed then
   */
  update(): void;

  /**
   * Computes with the averaged weights in the variables, then puts the trained ones back, also when
   * `compute` throws. What `compute` does to the variables is lost.
   *
   * @param compute not asynchronous: the trained weights are back as soon as it returns
   * @returns what `compute` returns
   * @throws {RangeError} when there was no update yet
   * @throws {TypeError} when `compute` returns a promise
   */
  withAverage<T>(compute: () => T): T;

  /** The averages as they are now, a copy. */
  state(): WeightAverageState;

  /** A copy of all that goes into the next update, for `restore`. */
  memory(): WeightAverageMemory;

  /**
   * Goes on from a memory; updates then repeat bit for bit what the average of that memory would do.
   *
   * @throws {TypeError} when the memory belongs to other variables; nothing has changed then
   * @throws {RangeError} when it has another decay, or a number of it is out of range; nothing has
   *   changed then
   */
  restore(memory: WeightAverageMemory): void;
}

/** What a {@link WeightAverage} remembers between two updates. */
export interface WeightAverageMemory {
  /** How much of the average stays at an update. */
  readonly decay: number;
  /** Updates so far, k. */
  readonly updates: number;
  /** a_k for each variable, row by row, before the division by 1 - decay^k. */
  readonly sums: readonly Float64Array[];
}

/** What the averages of a {@link WeightAverage} are. */
export interface WeightAverageState {
  /** Updates so far, k. */
  readonly updates: number;
  /** The averages a_k / (1 - decay^k) for each variable, row by row; all 0 before any update. */
  readonly averages: readonly Float64Array[];
}

/** Numbers of {@link weightAverage}. */
export interface WeightAverageOptions {
  /** How much of the average stays at an update, in [0, 1), 0.999 by default. */
  readonly decay?: number;
}

/**
 * An exponential moving average of weights, which smooths the noise that single batches leave in a
 * training. From a_0 = 0, update k takes the weights w_k in by
 *
 *   a_k = decay a_{k-1} + (1 - decay) w_k,   average = a_k / (1 - decay^k)
 *
 * The division corrects the bias towards 0: the weights of w_1, ..., w_k in a_k add up to
 * 1 - decay^k, as in Adam (Kingma and Ba 2015, section 3). So the average of a constant is the
 * constant, and the average after one update is w_1. Averages are float64, outside TensorFlow.js.
 *
 * @param variables whose weights to average
 * @throws {RangeError} when decay is outside [0, 1)
 * @see Polyak and Juditsky 1992 for averages of weights; Kingma and Ba 2015 for the correction.
 *
 * @example
 * ```ts
 * import { train, weightAverage } from "flowbook/learning";
 * import { tf } from "flowbook/tensors";
 * const w = tf.variable(tf.scalar(0), true, "w");
 * const average = weightAverage([w], { decay: 0.9 });
 * const loss = () => tf.squaredDifference(w, 3).asScalar();
 * const onProgress = () => average.update();
 * train({ variables: [w], loss, steps: 10, learningRate: 0.1, onProgress, progressEvery: 1 });
 * const late = w.dataSync()[0]!, mean = average.withAverage(() => w.dataSync()[0]!);
 * console.log(mean < late, w.dataSync()[0] === late); // true true
 * ```
 */
export function weightAverage(
  variables: readonly tf.Variable[],
  { decay = 0.999 }: WeightAverageOptions = {},
): WeightAverage {
  if (!(decay >= 0 && decay < 1)) throw new RangeError(`Expected decay in [0, 1); got ${decay}`);
  const sums = variables.map(({ size }) => new Float64Array(size));
  let updates = 0;

  function update(): void {
    for (const variable of variables) requireFinite(variable, variable.name);
    const weights = entriesOf(variables);
    sums.forEach((sum, v) => {
      const w = weights[v]!;
      for (let i = 0; i < sum.length; i++) sum[i] = decay * sum[i]! + (1 - decay) * w[i]!;
    });
    updates++;
  }

  function state(): WeightAverageState {
    const total = updates === 0 ? 1 : 1 - decay ** updates;
    return { updates, averages: sums.map((sum) => sum.map((entry) => entry / total)) };
  }

  function withAverage<T>(compute: () => T): T {
    if (updates === 0) throw new RangeError("Expected an update before withAverage; got none");
    const trained = entriesOf(variables);
    assignEntries(variables, state().averages.map((average) => Float32Array.from(average)));
    try {
      const result = compute();
      if (result instanceof Promise) {
        throw new TypeError("Expected compute to return its result; got a promise");
      }
      return result;
    } finally {
      assignEntries(variables, trained);
    }
  }

  function memory(): WeightAverageMemory {
    return { decay, updates, sums: sums.map((sum) => sum.slice()) };
  }

  function restore(memory: WeightAverageMemory): void {
    requireMemory(memory, decay, variables);
    sums.forEach((sum, v) => sum.set(memory.sums[v]!));
    updates = memory.updates;
  }

  return { update, withAverage, state, memory, restore };
}

function requireMemory(
  { decay, updates, sums }: WeightAverageMemory,
  expected: number,
  variables: readonly tf.Variable[],
): void {
  if (decay !== expected) {
    throw new RangeError(`Expected an average of decay ${expected}; got ${decay}`);
  }
  if (!Number.isSafeInteger(updates) || updates < 0) {
    throw new RangeError(`Expected updates to be a non-negative integer; got ${updates}`);
  }
  if (sums.length !== variables.length) {
    throw new TypeError(`Expected sums of ${variables.length} variables; got ${sums.length}`);
  }
  variables.forEach(({ name, size }, v) => {
    const sum = sums[v]!, bad = sum.find((entry) => !Number.isFinite(entry));
    if (sum.length !== size) {
      throw new TypeError(`Expected ${size} sums of ${name}; got ${sum.length}`);
    }
    if (bad !== undefined) {
      throw new RangeError(`Expected the sums of ${name} to be finite; got ${bad}`);
    }
  });
}
