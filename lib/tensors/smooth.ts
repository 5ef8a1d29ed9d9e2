import * as tf from "#tensorflow";

/** An operation on every entry of a matrix. */
export type Entrywise = (z: tf.Tensor2D) => tf.Tensor2D;

/**
 * tanh z with derivatives of every order right: its gradient, 1 - tanh(z)^2, is made of itself.
 *
 * `tf.tanh` takes the output that it saved for a constant, so its second derivative is wrong.
 */
export const tanh: Entrywise = recursive(
  (z) => tf.tanh(z),
  (y) => tf.sub(1, tf.square(y)),
);

/** e^z - 1 with derivatives of every order right: its gradient is one more than itself. */
export const expm1: Entrywise = recursive(
  (z) => tf.expm1(z),
  (y) => tf.add(y, 1),
);

/** The solution f of f' = slope(f) with the given values, differentiated by this very equation. */
function recursive(value: Entrywise, slope: Entrywise): Entrywise {
  const f: Entrywise = tf.customGrad<tf.Tensor2D>((...inputs) => {
    const [z, save] = inputs as [tf.Tensor2D, tf.GradSaveFunc];
    save([z]);
    return {
      value: value(z),
      gradFunc: (dy, saved) => tf.mul(dy, slope(f(saved[0] as tf.Tensor2D))),
    };
  });
  return f;
}
