import * as tf from "#tensorflow";
import { marginalVelocity } from "../exact/marginal_velocity.ts";
import type { Problem } from "../exact/problem.ts";
import { drawPairs } from "../exact/samples.ts";
import { weightedSum } from "../numerics/sums.ts";
import type { Stream } from "../random/stream.ts";
import { numbersOf } from "../tensors/numbers_of.ts";
import { requireFinite, requireShape, type VelocityField } from "../tensors/shapes.ts";

/** Of the speeds of pairs: what rounding leaves of a field that is 0. */
const ROUNDING = 1e-10;

/**
 * How far a learned field is from the exact one, where and when the particles are.
 *
 *   E |v(xt, t) - u_t(xt)|^2 / E |u_t(xt)|^2,   t uniform on [0, 1]
 *
 * 0 for the exact field, 1 for one that stands still; it has no unit. Estimated from `count` draws,
 * the same for both means.
 *
 * @param field   v(x, t), learned
 * @param problem has the exact field u
 * @param count   of draws (xt, t)
 * @param stream  is split, not moved on
 * @throws {TypeError} when the field returns another shape than it gets
 * @throws {RangeError} when count is not a positive integer, a velocity is not finite, or the exact
 *   field is 0 at all draws, as between two equal laws that keep their width
 *
 * @example
 * ```ts
 * import { twoBumps } from "flowbook/exact";
 * import { relativeFieldError } from "flowbook/paths";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * console.log(relativeFieldError((x) => tf.zerosLike(x), twoBumps, 100, stream(1))); // 1
 * ```
 */
export function relativeFieldError(
  field: VelocityField,
  problem: Problem,
  count: number,
  stream: Stream,
): number {
  const { xt, t, ut } = drawPairs(problem, count, stream), { dim } = problem;
  const u = Array.from(
    t,
    (time, i) => marginalVelocity(problem, Array.from(xt.subarray(i * dim, (i + 1) * dim)), time),
  ).flat();
  const energy = weightedSum(u, u);
  if (energy <= ROUNDING ** 2 * weightedSum(ut, ut)) {
    const speed = energy / count;
    throw new RangeError(
      `Expected a problem whose particles move; got a mean square speed of ${speed}`,
    );
  }
  const v = numbersOf(() => {
    const points = tf.tensor2d(new Float32Array(xt), [count, dim]);
    const velocities = field(points, tf.tensor1d(new Float32Array(t)));
    requireShape(velocities, [count, dim], "velocities");
    requireFinite(velocities, "velocities");
    return velocities.dataSync();
  });
  return u.reduce((error, exact, j) => error + (v[j]! - exact) ** 2, 0) / energy;
}
