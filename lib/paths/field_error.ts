import * as tf from "#tensorflow";
import { marginalVelocity } from "../exact/marginal_velocity.ts";
import type { Problem } from "../exact/problem.ts";
import { drawPairs } from "../exact/samples.ts";
import type { Stream } from "../random/stream.ts";
import { numbersOf } from "../tensors/numbers_of.ts";
import { requireFinite, requireShape, type VelocityField } from "../tensors/shapes.ts";

/**
 * How far a learned field is from the exact one, where and when the particles are.
 *
 *   E |v(xt, t) - u_t(xt)|^2 / E |u_t(xt)|^2,   t uniform on [0, 1]
 *
 * 0 for the exact field, 1 for one that stands still; it has no unit.
 *
 * @param field   v(x, t), learned
 * @param problem has the exact field u
 * @param count   of draws (xt, t)
 * @param stream  is split, not moved on
 * @throws {TypeError} when the field returns another shape than it gets
 * @throws {RangeError} when count is not a positive integer, or a velocity is not finite
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
  const { xt, t } = drawPairs(problem, count, stream), { dim } = problem;
  const v = numbersOf(() => {
    const points = tf.tensor2d(new Float32Array(xt), [count, dim]);
    const velocities = field(points, tf.tensor1d(new Float32Array(t)));
    requireShape(velocities, [count, dim], "velocities");
    requireFinite(velocities, "velocities");
    return velocities.dataSync();
  });
  let error = 0, energy = 0;
  t.forEach((time, i) => {
    const u = marginalVelocity(problem, Array.from(xt.subarray(i * dim, (i + 1) * dim)), time);
    u.forEach((exact, k) => {
      error += (v[i * dim + k]! - exact) ** 2;
      energy += exact ** 2;
    });
  });
  return error / energy;
}
