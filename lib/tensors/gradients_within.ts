import * as tf from "#tensorflow";

/**
 * What a cotangent pulls back to, also while another gradient is on its way back.
 *
 *   dy df/dx for each x,   zero where f does not depend on it
 *
 * TensorFlow.js has one tape; a gradient that is taken inside the gradient of an operation would
 * throw away that of the outer one.
 *
 * @param f  makes a tensor from the xs, which it uses as they are
 * @param xs what to differentiate in; variables among them
 * @param dy of the shape of f
 * @returns f and the gradients, for a surrounding `tf.tidy` to free
 */
export function gradientsWithin<Y extends tf.Tensor>(
  f: () => Y,
  xs: readonly tf.Tensor[],
  dy: Y,
): { readonly value: Y; readonly grads: readonly tf.Tensor[] } {
  const engine = tf.engine(), { state } = engine, outer = state.activeTape;
  try {
    const { value, grads } = engine.gradients(f, [...xs], dy, true);
    return { value, grads: xs.map((x, i) => grads[i] ?? tf.zerosLike(x)) };
  } finally {
    state.activeTape = outer;
  }
}
