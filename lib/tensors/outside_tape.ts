import * as tf from "#tensorflow";

/**
 * What is computed outside the tape of TensorFlow.js, as an operation without a gradient.
 *
 * Numbers that are read out of tensors are constants to a gradient: a term of a loss that is made of
 * them would change nothing, without a word. So the operation stands on the tape with all that it
 * depends on, and throws when a gradient comes to it.
 *
 * @param name    of what is called, for the message
 * @param inputs  the tensors on which the result depends
 * @param compute what is computed from them
 * @throws {Error} later, when a gradient is taken through the result
 */
export function outsideTape<Result extends tf.Tensor>(
  name: string,
  inputs: readonly tf.Tensor[],
  compute: () => Result,
): Result {
  return tf.customGrad<Result>(() => ({
    value: compute(),
    gradFunc: () => {
      throw new Error(`${name} has no gradient`);
    },
  }))(...inputs);
}
