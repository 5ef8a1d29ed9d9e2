import * as tf from "#tensorflow";
import { type Cloud, cloudOf } from "./cloud.ts";
import { solve } from "../odes/solve.ts";
import { RK4 } from "../odes/tableaux.ts";
import { tensors } from "../odes/tensors.ts";
import { type Points, requireShape, type VelocityField } from "../tensors/shapes.ts";

const STEPS = 4; // from one time to the next: below a pixel off in any picture

/**
 * Where particles of the plane are at several times: solves dx/dt = v(x, t) from each time to the
 * next in four steps of RK4.
 *
 * Particle m has place m in every cloud, so that a film of them moves it along its way.
 *
 * @param field v(x, t), learned or exact
 * @param start particles at the first time, shape [points, 2]; borrowed
 * @param times increasing, such as the values of a slider
 * @returns a cloud for each time, the first of them the start
 * @throws {TypeError} when start or a velocity has another shape
 * @throws {RangeError} when there is no time, they do not increase, or a number is not finite
 *
 * @example
 * ```ts
 * import { cloudsAt } from "flowbook/paths";
 * import { tf } from "flowbook/tensors";
 * const start = tf.tensor2d([[1, 2]]);
 * const clouds = cloudsAt((x) => tf.onesLike(x), start, [0, 0.5, 1]);
 * console.log(clouds.map(({ x, y }) => [x[0], y[0]])); // [[1, 2], [1.5, 2.5], [2, 3]]
 * start.dispose();
 * ```
 */
export function cloudsAt(
  field: VelocityField,
  start: Points,
  times: readonly number[],
): Cloud[] {
  requireShape(start, ["points", 2], "start");
  const wrong = times.findIndex((t, i) => !Number.isFinite(t) || (i > 0 && t <= times[i - 1]!));
  if (times.length === 0 || wrong >= 0) {
    throw new RangeError(`Expected increasing times; got [${times.join(", ")}]`);
  }
  const atOneTime = (x: Points, t: number): Points => field(x, tf.fill([x.shape[0]], t));
  return tensors.tidy(() => {
    let here = start;
    return times.map((to, i) => {
      const options = { tableau: RK4, steps: STEPS, from: times[i - 1] ?? to, to };
      if (i > 0) here = solve(tensors, atOneTime, here, options).end;
      return cloudOf(here.dataSync());
    });
  });
}
