import * as tf from "#tensorflow";
import { solve } from "../odes/solve.ts";
import type { Tableau } from "../odes/tableaux.ts";
import { tensors } from "../odes/tensors.ts";
import type { Points, VelocityField } from "../tensors/shapes.ts";

/**
 * Carries noise to data: solves dx/dt = v(x, t) from t = 0 to t = 1.
 *
 * @param field v(x, t), learned or exact
 * @param x0    noise of shape [batch, dim]
 * @param options.tableau the method, such as RK4 of `flowbook/odes`
 * @param options.steps   number of equal steps
 * @returns samples of shape [batch, dim]
 * @throws {TypeError} when the field returns another shape
 * @throws {RangeError} when steps is not a positive integer or a velocity is not finite
 *
 * @example
 * ```ts
 * import { EULER } from "flowbook/odes";
 * import { sampleFlow } from "flowbook/paths";
 * import { tf } from "flowbook/tensors";
 * const drift = (x: tf.Tensor2D) => tf.onesLike(x);
 * const x1 = sampleFlow(drift, tf.zeros([2, 1]), { tableau: EULER, steps: 4 });
 * console.log(x1.arraySync()); // [[1], [1]]
 * ```
 */
export function sampleFlow(
  field: VelocityField,
  x0: Points,
  options: { readonly tableau: Tableau; readonly steps: number },
): Points {
  const atOneTime = (x: Points, t: number): Points => field(x, tf.fill([x.shape[0]], t));
  return solve(tensors, atOneTime, x0, { ...options, from: 0, to: 1 }).end;
}
