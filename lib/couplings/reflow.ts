import { sampleFlow } from "../paths/sample_flow.ts";
import type { Tableau } from "../odes/tableaux.ts";
import type { Points, VelocityField } from "../tensors/shapes.ts";
import type { PairedPoints } from "./coupling.ts";

/**
 * The pairs that a flow itself makes: where each trajectory starts and where it ends.
 *
 *   (x0, phi_1(x0)),   dx/dt = v(x, t)
 *
 * Learning from them (reflow) never raises a convex cost of transport. Where their lines do not
 * meet, the flow of the lines is straight; it need not be optimal.
 *
 * @param field v(x, t), learned or exact
 * @param x0    noise of shape [batch, dim]; borrowed
 * @param options.tableau the method, such as RK4 of `flowbook/odes`
 * @param options.steps   number of equal steps
 * @returns fresh tensors
 * @throws {TypeError} when the field returns another shape
 * @throws {RangeError} when steps is no positive integer or a velocity is not finite
 * @see Liu et al. 2023, "Flow straight and fast", section 2.2.
 *
 * @example
 * ```ts
 * import { reflowPairs } from "flowbook/couplings";
 * import { EULER } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const drift = (x: tf.Tensor2D) => tf.onesLike(x);
 * const { x1 } = reflowPairs(drift, tf.zeros([2, 1]), { tableau: EULER, steps: 4 });
 * console.log(x1.arraySync()); // [[1], [1]]
 * ```
 */
export function reflowPairs(
  field: VelocityField,
  x0: Points,
  options: { readonly tableau: Tableau; readonly steps: number },
): PairedPoints {
  const x1 = sampleFlow(field, x0, options);
  return { x0: x0.clone(), x1 };
}
