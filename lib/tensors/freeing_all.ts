import * as tf from "#tensorflow";
import { numbersOf } from "./numbers_of.ts";

/**
 * Runs a computation that returns numbers and frees all that it made: tensors, and also the variables
 * of networks and optimisers.
 *
 * {@link numbersOf} lets variables live on, since networks are made to be kept; here a whole training
 * leaves nothing behind.
 *
 * @param compute returns what has been read out of tensors, such as typed arrays
 * @throws {TypeError} when `compute` is async: its tensors would be freed while it runs
 * @throws what `compute` throws, after freeing
 *
 * @example
 * ```ts
 * import { freeingAll, tf } from "flowbook/tensors";
 * const square = freeingAll(() => tf.square(tf.variable(tf.scalar(3))).dataSync()[0]);
 * console.log(square, tf.memory().numTensors); // 9 0
 * ```
 */
export function freeingAll<T>(compute: () => T): T {
  const { registeredVariables } = tf.engine(), before = new Set(Object.keys(registeredVariables));
  try {
    return numbersOf(compute);
  } finally {
    for (const [name, variable] of Object.entries(registeredVariables)) {
      if (!before.has(name)) variable.dispose();
    }
  }
}
