import * as tf from "#tensorflow";
import {
  type Points,
  requireFinite,
  requirePointsAndTimes,
  requireShape,
  requireTimes,
  type Times,
} from "../tensors/shapes.ts";
import { requireScheduler } from "../schedules/require_scheduler.ts";
import type { Scheduler } from "../schedules/scheduler.ts";
import { coefficients, requireNoise } from "./coefficients.ts";

const ALL = ["alpha", "sigma", "alphaDot", "sigmaDot"] as const;

/** A batch of training pairs with the path between them. */
export interface PathSample {
  /** Noise, shape [batch, dim]; the tensor that was passed in. */
  readonly x0: Points;
  /** Data, shape [batch, dim]; the tensor that was passed in. */
  readonly x1: Points;
  /** Times, shape [batch]; the tensor that was passed in. */
  readonly t: Times;
  /** Where the path is at time t, shape [batch, dim]. */
  readonly xt: Points;
  /** How fast it moves there, shape [batch, dim]. */
  readonly ut: Points;
}

/** Gaussian probability paths from noise to each data point. */
export interface Path {
  /** How noise fades and data appear along the path. */
  readonly scheduler: Scheduler;
  /**
   * Follows the pairs (x0, x1) to time t and reads off the velocity there (Lagrangian form).
   *
   *   xt = alpha x1 + sigma x0,   ut = alphaDot x1 + sigmaDot x0
   *
   * @param x0 noise of shape [batch, dim]
   * @param x1 data of shape [batch, dim]
   * @param t  times of shape [batch], in [0, 1]
   * @returns the arguments with two fresh tensors, xt and ut
   * @throws {TypeError} when the shapes do not match
   * @throws {RangeError} when a point is not finite or a time lies outside [0, 1]
   */
  sample(x0: Points, x1: Points, t: Times): PathSample;
  /**
   * The velocity at a fixed place x of the path that ends at x1 (Eulerian form).
   *
   *   u_t(x | x1) = (sigmaDot / sigma) (x - alpha x1) + alphaDot x1
   *
   * @param x  places of shape [batch, dim]
   * @param x1 data of shape [batch, dim]
   * @param t  times of shape [batch], in [0, 1]
   * @throws {TypeError} when the shapes do not match
   * @throws {RangeError} when a point is not finite, a time lies outside [0, 1], or sigma(t) = 0
   * @see Lipman et al. 2023, Theorem 3.
   */
  conditionalVelocity(x: Points, x1: Points, t: Times): Points;
}

/**
 * The Gaussian paths of a scheduler: x0 from N(0, I) moves so that xt is N(alpha x1, sigma^2 I).
 *
 * @param scheduler t -> alpha, sigma and their derivatives
 * @throws {TypeError} when it is not a function that returns the four numbers
 * @throws {RangeError} when a derivative is wrong; later, when a needed number is not finite
 * @see Lipman et al. 2023, section 4.
 *
 * @example
 * ```ts
 * import { gaussianPath } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { tf } from "flowbook/tensors";
 * const path = gaussianPath(linearScheduler());
 * const x0 = tf.tensor2d([[0, 2]]), x1 = tf.tensor2d([[4, 0]]), t = tf.tensor1d([0.25]);
 * const { xt, ut } = path.sample(x0, x1, t);
 * console.log(xt.arraySync(), ut.arraySync()); // [[1, 1.5]] [[4, -2]]
 * tf.dispose([x0, x1, t, xt, ut]);
 * ```
 */
export function gaussianPath(scheduler: Scheduler): Path {
  requireScheduler(scheduler);

  function sample(x0: Points, x1: Points, t: Times): PathSample {
    requireShape(x0, ["batch", "dim"], "x0");
    requireShape(x1, x0.shape, "x1");
    requireTimes(t, x0.shape[0]);
    requireFinite(x0, "x0");
    requireFinite(x1, "x1");
    return tf.tidy(() => {
      const { alpha, sigma, alphaDot, sigmaDot } = coefficients(scheduler, t, ALL);
      const xt: Points = tf.add(tf.mul(alpha, x1), tf.mul(sigma, x0));
      const ut: Points = tf.add(tf.mul(alphaDot, x1), tf.mul(sigmaDot, x0));
      return { x0, x1, t, xt, ut };
    });
  }

  function conditionalVelocity(x: Points, x1: Points, t: Times): Points {
    requirePointsAndTimes(x, t);
    requireShape(x1, x.shape, "x1");
    requireFinite(x1, "x1");
    requireNoise(scheduler, t);
    return tf.tidy(() => {
      const { alpha, sigma, alphaDot, sigmaDot } = coefficients(scheduler, t, ALL);
      const noise = tf.div(tf.sub(x, tf.mul(alpha, x1)), sigma); // the x0 that leads through x
      return tf.add(tf.mul(sigmaDot, noise), tf.mul(alphaDot, x1));
    });
  }
  return { scheduler, sample, conditionalVelocity };
}
