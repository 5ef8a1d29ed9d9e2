import {
  numbersOf,
  type Points,
  requirePointsAndTimes,
  tf,
  type Times,
  type VelocityField,
} from "../tensors/mod.ts";

const STEP = 0.01; // of time: the square of it and float32 over it weigh about the same

/**
 * The curvature of the tracks on which a learned field carries particles through points x.
 *
 *   kappa = |a across v| / |v|^2,   a = ( v(x + h v, t + h) - v(x - h v, t - h) ) / (2 h)
 *
 * As {@link curvature}, by differences of float32 with h = 0.01: two to three digits. Near the ends
 * of time, where a step would leave [0, 1], a is that of the parabola through the three times
 * nearest to t.
 *
 * @param field v(x, t)
 * @param x     points of shape [batch, dim]
 * @param t     one time for each in [0, 1], shape [batch]
 * @returns a number for each point
 * @throws {TypeError} when the shapes do not match
 * @throws {RangeError} when a point is not finite, a time lies outside [0, 1], or a velocity is 0
 *
 * @example
 * ```ts
 * import { learnedCurvature } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const drift = (x: tf.Tensor2D) => tf.onesLike(x);
 * const x = tf.tensor2d([[1, 2]]), t = tf.tensor1d([0.5]);
 * console.log(learnedCurvature(drift, x, t)); // Float64Array(1) [ 0 ]
 * tf.dispose([x, t]);
 * ```
 */
export function learnedCurvature(field: VelocityField, x: Points, t: Times): Float64Array {
  requirePointsAndTimes(x, t);
  return numbersOf(() => {
    const v = field(x, t);
    const centre: Times = tf.clipByValue(t, STEP, 1 - STEP);
    // where t lies between the three times, from -1 to 1
    const s = tf.expandDims(tf.div(tf.sub(t, centre), STEP), 1);
    const near = (steps: number): Points => {
      const time: Times = tf.add(centre, steps * STEP);
      return field(tf.add(x, tf.mul(tf.expandDims(tf.sub(time, t), 1), v)), time);
    };
    const slope = tf.sub(tf.mul(tf.add(s, 0.5), near(1)), tf.mul(tf.mul(s, 2), near(0)));
    const a: Points = tf.div(tf.add(slope, tf.mul(tf.sub(s, 0.5), near(-1))), STEP);
    const square = tf.sum(tf.square(v), 1, true);
    const across = tf.sub(a, tf.mul(tf.div(tf.sum(tf.mul(v, a), 1, true), square), v));
    const size = tf.div(tf.sqrt(tf.sum(tf.square(across), 1, true)), square);
    const still = square.dataSync<"float32">().indexOf(0);
    if (still >= 0) throw new RangeError(`Expected velocities other than 0; got 0 in row ${still}`);
    return Float64Array.from(size.dataSync());
  });
}
