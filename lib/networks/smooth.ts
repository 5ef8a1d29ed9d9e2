import * as tf from "#tensorflow";
import { requireShape } from "../tensors/shapes.ts";

/** An operation on every entry of a matrix. */
export type Entrywise = (z: tf.Tensor2D) => tf.Tensor2D;

/** A function of one number and its derivative, both entry by entry. */
export interface ValueAndSlope {
  /** f(z), of the shape of z; how it differentiates does not matter. */
  value(z: tf.Tensor2D): tf.Tensor2D;
  /** f'(z), of the shape of z, from z or from y = f(z). */
  slope(z: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D;
}

/**
 * A function f as an operation of TensorFlow.js whose gradient is the slope that is given with it:
 *
 *   y = f(z),   dz = dy f'(z, y)
 *
 * Its derivatives are right to every order to which those of the slope in z and y are: here y is
 * this very operation again. The stock operations take what they saved of y for a constant, so their
 * second derivatives are wrong (`tf.tanh`, `tf.sigmoid`) or refused (`tf.selu`, `tf.elu`).
 *
 * @returns f; it throws a TypeError when the value or the slope has another shape than z
 *
 * @example
 * ```ts
 * import { smooth } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const sigmoid = smooth({ value: tf.sigmoid, slope: (_z, s) => tf.mul(s, tf.sub(1, s)) });
 * const z = tf.tensor2d([[0]]), first = tf.grad((z) => sigmoid(z as tf.Tensor2D))(z);
 * console.log(first.dataSync()[0]); // 0.25
 * ```
 */
export function smooth({ value, slope }: ValueAndSlope): Entrywise {
  const operation = tf.customGrad<tf.Tensor2D>((...inputs) => {
    const [z, save] = inputs as [tf.Tensor2D, tf.GradSaveFunc];
    const y = value(z);
    requireShape(y, z.shape, "the value of the activation");
    save([z, y]);
    return {
      value: y,
      gradFunc: (dy, saved) => tf.mul(dy, slopeAt(...saved as [tf.Tensor2D, tf.Tensor2D])),
    };
  });

  function f(z: tf.Tensor2D): tf.Tensor2D {
    return operation(z); // of z alone: as a slope it is called with y, too
  }

  function slopeAt(z: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D {
    const outerTape = tf.engine().state.gradientDepth > 0; // to which the saved y is a constant
    const found = slope(z, outerTape ? f(z) : y);
    requireShape(found, z.shape, "the slope of the activation");
    return found;
  }
  return f;
}
