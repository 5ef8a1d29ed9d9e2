import * as tf from "#tensorflow";
import {
  type Points,
  requireFinite,
  requirePointsAndTimes,
  requireShape,
  type Times,
} from "../tensors/shapes.ts";
import type { Path } from "./gaussian_path.ts";
import { coefficients, requireNoise } from "./coefficients.ts";

/**
 * The probability that each data point is the one a path through x at time t leads to.
 *
 *   p(j | x, t) = w_j N(x; alpha x1_j, sigma^2 I) / sum over k of w_k N(x; alpha x1_k, sigma^2 I)
 *
 * It compares all points with all data: batch * count * dim numbers of memory.
 *
 * @param path    the paths from noise to data
 * @param x       points of shape [batch, dim]
 * @param t       times of shape [batch], in [0, 1]
 * @param data    all data points, shape [count, dim]
 * @param weights prior weights of shape [count], 0 or above; equal by default
 * @returns probabilities of shape [batch, count]; each row has sum 1
 * @throws {TypeError} when the shapes do not match
 * @throws {RangeError} when a number is not finite, a time lies outside [0, 1], sigma(t) = 0, or a
 *   weight is negative or all are 0
 */
export function empiricalPosterior(
  path: Path,
  x: Points,
  t: Times,
  data: Points,
  weights?: tf.Tensor1D,
): tf.Tensor2D {
  requirePointsAndTimes(x, t);
  requireShape(data, ["count", x.shape[1]], "data");
  requireFinite(data, "data");
  if (data.shape[0] === 0) throw new TypeError("Expected at least one data point; got none");
  if (weights) requireWeights(weights, data.shape[0]);
  requireNoise(path.scheduler, t);
  return tf.tidy(() => {
    const { alpha, sigma } = coefficients(path.scheduler, t, ["alpha", "sigma"]);
    const centres = tf.mul(tf.expandDims(alpha, 2), tf.expandDims(data, 0));
    const noise = tf.div(tf.sub(tf.expandDims(x, 1), centres), tf.expandDims(sigma, 2));
    const logLikelihood: tf.Tensor2D = tf.mul(-1 / 2, tf.sum(tf.square(noise), 2));
    requireFinite(logLikelihood, "|x - alpha x1|^2 / sigma^2 in float32");
    return tf.softmax(weights ? tf.add(logLikelihood, tf.log(weights)) : logLikelihood);
  });
}

/**
 * The velocity that carries the whole law: conditional velocities averaged over the data points,
 * each as likely as it is given that the path is at x.
 *
 *   u_t(x) = sum over j of p(j | x, t) u_t(x | x1_j)
 *          = (sigmaDot / sigma) (x - alpha m) + alphaDot m,   m = sum over j of p(j | x, t) x1_j
 *
 * The arguments, their shapes and the errors are those of {@link empiricalPosterior}.
 *
 * @returns velocities of shape [batch, dim]
 * @see Lipman et al. 2023, equation 8, for data that are finitely many points.
 *
 * @example
 * ```ts
 * import { empiricalVelocity, gaussianPath } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { tf } from "flowbook/tensors";
 * const path = gaussianPath(linearScheduler()), data = tf.tensor2d([[-1], [1]]);
 * const velocity = empiricalVelocity(path, tf.zeros([1, 1]), tf.tensor1d([0.5]), data);
 * console.log(Math.abs(velocity.dataSync()[0]!)); // 0: halfway between two equal points
 * ```
 */
export function empiricalVelocity(
  path: Path,
  x: Points,
  t: Times,
  data: Points,
  weights?: tf.Tensor1D,
): Points {
  return tf.tidy(() => {
    const mean: Points = tf.matMul(empiricalPosterior(path, x, t, data, weights), data);
    return path.conditionalVelocity(x, mean, t); // linear in x1, so the mean may go inside
  });
}

function requireWeights(weights: tf.Tensor1D, count: number): void {
  requireShape(weights, [count], "weights");
  requireFinite(weights, "weights");
  const values = weights.dataSync<"float32">();
  if (values.some((weight) => weight < 0) || !values.some((weight) => weight > 0)) {
    throw new RangeError(`Expected non-negative weights, not all zero; got [${values.join(", ")}]`);
  }
}
