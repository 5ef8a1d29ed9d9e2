import * as tf from "#tensorflow";

/**
 * Runs a computation that returns numbers, not tensors, and frees every tensor it made on the way.
 *
 * Like `tf.tidy`, whose type admits tensors and their containers only; variables live on.
 *
 * @param compute returns what has been read out of tensors, such as typed arrays
 * @throws {TypeError} when `compute` is async: its tensors would be freed while it runs
 * @throws what `compute` throws, after freeing
 *
 * @example
 * ```ts
 * import { numbersOf, tf } from "flowbook/tensors";
 * const squares = numbersOf(() => Float64Array.from(tf.square(tf.tensor1d([1, 2, 3])).dataSync()));
 * console.log(squares, tf.memory().numTensors); // Float64Array(3) [ 1, 4, 9 ] 0
 * ```
 */
export function numbersOf<T>(compute: () => T): T {
  const engine = tf.engine();
  engine.startScope();
  try {
    return requireDone(compute());
  } finally {
    engine.endScope();
  }
}

function requireDone<T>(result: T): T {
  if (!(result instanceof Promise)) return result;
  result.catch(() => {}); // what it meets without its tensors is no news
  throw new TypeError("Expected a computation that is done when it returns; got a promise");
}
