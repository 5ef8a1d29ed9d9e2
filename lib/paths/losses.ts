import * as tf from "#tensorflow";
import {
  type Points,
  requireFinite,
  requirePointsAndTimes,
  requireShape,
  type Times,
  type VelocityField,
} from "../tensors/shapes.ts";
import { arithmetic } from "../networks/choose_arithmetic.ts";
import type { PathSample } from "./gaussian_path.ts";

/**
 * Flow matching loss: the mean squared distance of a field from given velocities.
 *
 *   L = (1 / batch) sum over i of |v(xt_i, t_i) - ut_i|^2
 *
 * The squared norm sums over the dimensions and is not divided by their number.
 *
 * @param field v(x, t)
 * @param xt    points of shape [batch, dim]
 * @param t     times of shape [batch], in [0, 1]
 * @param ut    velocities to match, shape [batch, dim]
 * @returns a scalar that can be differentiated in the variables of the field; it is not finite where
 *   the field is not, which ends a training with an error that names the step
 * @throws {TypeError} when the shapes do not match or the field returns another shape
 * @throws {RangeError} when xt or ut is not finite or a time lies outside [0, 1]
 * @see Lipman et al. 2023, equation 5.
 */
export function fmLoss(field: VelocityField, xt: Points, t: Times, ut: Points): tf.Scalar {
  requirePointsAndTimes(xt, t);
  requireShape(ut, xt.shape, "ut");
  requireFinite(ut, "ut");
  return meanSquaredDistance(field, { xt, t, ut });
}

/**
 * Conditional flow matching loss: flow matching to the velocities of single paths.
 *
 *   L = (1 / batch) sum over i of |v(xt_i, t_i) - (alphaDot x1_i + sigmaDot x0_i)|^2
 *
 * Its gradient in the parameters of the field is, on average, that of the flow matching loss for the
 * marginal velocity; its value is larger by a constant, so it does not fall to 0.
 *
 * @param field  v(x, t)
 * @param sample what `path.sample` returned
 * @returns a scalar that can be differentiated in the variables of the field
 * @throws {TypeError} when the field returns another shape
 * @see Lipman et al. 2023, equation 9 and Theorem 2.
 *
 * @example
 * ```ts
 * import { cfmLoss, gaussianPath } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { tf } from "flowbook/tensors";
 * const path = gaussianPath(linearScheduler());
 * const sample = path.sample(tf.zeros([1, 2]), tf.tensor2d([[3, 4]]), tf.tensor1d([0.5]));
 * const standingStill = (x: tf.Tensor2D) => tf.zerosLike(x);
 * console.log(cfmLoss(standingStill, sample).dataSync()[0]); // 25
 * ```
 */
export function cfmLoss(field: VelocityField, sample: PathSample): tf.Scalar {
  return meanSquaredDistance(field, sample); // the path has looked at what it made the sample of
}

function meanSquaredDistance(
  field: VelocityField,
  { xt, t, ut }: Pick<PathSample, "xt" | "t" | "ut">,
): tf.Scalar {
  return tf.tidy(() => {
    const velocity = field(xt, t);
    requireShape(velocity, xt.shape, "v(x, t)");
    return tf.mul<tf.Scalar>(arithmetic().meanSquare(velocity, ut), ut.shape[1]);
  });
}
