import * as tf from "#tensorflow";
import { requireDeviation } from "../../require/numbers.ts";
import type { Points } from "../../tensors/shapes.ts";
import type { ContinuousFlow } from "./continuous_flow.ts";

/** What a path may cost in {@link likelihoodLoss}; 0 unless told. */
export interface PathPrices {
  /** Price of the integral of |v|^2, the kinetic energy: it asks for short, straight paths. */
  readonly kinetic?: number;
  /** Price of the integral of the sum of squares of the Jacobian: it asks for smooth fields. */
  readonly jacobian?: number;
}

/**
 * The loss of maximum likelihood of a continuous flow, with prices on its paths.
 *
 *   L = - mean log p(y) + kinetic mean int |v(x_t, t)|^2 dt + jacobian mean int |J(x_t, t)|^2 dt
 *
 * The likelihood leaves the path open; the prices choose one that a solver follows in few steps.
 * With a probe e the last integrand is |J e|^2, whose mean it is.
 *
 * @param y data of shape [batch, dim]
 * @returns a scalar with gradients in the weights
 * @throws {TypeError} when y has another shape, or the Jacobian of a field without layers has a price
 * @throws {RangeError} when a price is negative or not finite; later as `solve`
 * @see Grathwohl et al. 2019; Finlay, Jacobsen, Nurbekyan and Oberman 2020 ("RNODE"), section 4.
 *
 * @example
 * ```ts
 * import { continuousFlow, likelihoodLoss } from "flowbook/flows";
 * import { train } from "flowbook/learning";
 * import { moons } from "flowbook/measures";
 * import { velocityNetwork } from "flowbook/networks";
 * import { RK4 } from "flowbook/odes";
 * import { stream } from "flowbook/random";
 * const field = velocityNetwork({ dim: 2, hidden: [16], activation: "tanh" }, stream(1));
 * const model = continuousFlow({ field, solver: { tableau: RK4, steps: 4 } });
 * const data = moons(), batches = stream(2);
 * const { losses } = train({
 *   variables: model.variables,
 *   batch: () => data.sample(64, batches),
 *   loss: (_step, y) => likelihoodLoss(model, y, { kinetic: 0.01 }),
 *   steps: 20,
 *   learningRate: 0.01,
 * });
 * console.log(losses.at(-1)! < losses[0]!); // true
 * model.dispose();
 * ```
 */
export function likelihoodLoss(
  flow: ContinuousFlow,
  y: Points,
  { kinetic = 0, jacobian = 0 }: PathPrices = {},
): tf.Scalar {
  requireDeviation(kinetic, "kinetic");
  requireDeviation(jacobian, "jacobian");
  return tf.tidy(() => {
    if (kinetic === 0 && jacobian === 0) return tf.neg(tf.mean(flow.logProb(y)));
    const priced = flow.inverseWithCosts(y);
    const logProb = tf.add(flow.base.logProb(priced.points), priced.logDet);
    const price = tf.add(tf.mul(kinetic, priced.kinetic), tf.mul(jacobian, priced.jacobian));
    return tf.mean(tf.sub(price, logProb)) as tf.Scalar;
  });
}
