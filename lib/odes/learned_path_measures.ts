import { numbersOf, type Points, tf, type VelocityField } from "../tensors/mod.ts";
import type { FixedSteps } from "./fixed_steps.ts";
import { product } from "./product.ts";
import { solve } from "./solve.ts";
import { tensors } from "./tensors.ts";

/** What the trajectories of a learned field are like; one number a start. */
export interface LearnedPathMeasures {
  /** The integral of |v|^2, see {@link pathEnergy}. */
  readonly energy: Float64Array;
  /** The integral of |v|, see {@link pathLength}. */
  readonly length: Float64Array;
  /** The integral of |v - (x_1 - x_0)|^2, see {@link straightness}. */
  readonly straightness: Float64Array;
  /** |x_1 - x_0|^2: its mean is the cost of the ends. */
  readonly squaredDisplacement: Float64Array;
}

/**
 * Energy, length and straightness of many trajectories of a learned field, from time 0 to 1.
 *
 * As in float64, the integrals travel with the points; twice as many evaluations as for samples. All
 * numbers are those of float32: a straightness below 1e-6 of the energy means nothing.
 *
 * @param field   v(x, t), learned or exact
 * @param x0      starts of shape [batch, dim]; borrowed
 * @param options tableau and steps
 * @returns a number for each start; `estimateMean` of `flowbook/judge` averages them
 * @throws {TypeError} when the field returns another shape
 * @throws {RangeError} when steps is no positive integer or a velocity is not finite
 *
 * @example
 * ```ts
 * import { learnedPathMeasures, RK4 } from "flowbook/odes";
 * import { tf } from "flowbook/tensors";
 * const drift = (x: tf.Tensor2D) => tf.onesLike(x);
 * const start = tf.zeros<tf.Rank.R2>([3, 4]);
 * const { energy, straightness } = learnedPathMeasures(drift, start, { tableau: RK4, steps: 10 });
 * console.log(energy[0]!.toFixed(4), straightness[0]!.toFixed(4)); // 4.0000 0.0000
 * start.dispose();
 * ```
 */
export function learnedPathMeasures(
  field: VelocityField,
  x0: Points,
  { tableau, steps }: Pick<FixedSteps, "tableau" | "steps">,
): LearnedPathMeasures {
  const options = { tableau, steps }, along = product({ x: tensors, sums: tensors });
  const atOneTime = (x: Points, t: number): Points => field(x, tf.fill([x.shape[0]], t));
  /** The end, and the integrals of what is made of the velocity, columns of [batch, ...]. */
  const integrals = (
    integrand: (v: Points) => Points,
    columns: number,
  ): { end: Points; sums: Points } => {
    const { end } = solve(
      along,
      ({ x }, t) => {
        const v = atOneTime(x, t);
        return { x: v, sums: integrand(v) };
      },
      { x: x0, sums: tf.zeros<tf.Rank.R2>([x0.shape[0], columns]) },
      options,
    );
    return { end: end.x, sums: end.sums };
  };
  return numbersOf(() => {
    const first = integrals((v) => {
      const square: Points = tf.sum(tf.square(v), 1, true);
      return tf.concat([square, tf.sqrt(square)], 1);
    }, 2);
    const mean: Points = tf.sub(first.end, x0);
    const second = integrals((v) => tf.sum(tf.squaredDifference(v, mean), 1, true), 1);
    const column = (x: Points, k: number): Float64Array =>
      Float64Array.from(tf.slice(x, [0, k], [-1, 1]).dataSync());
    return {
      energy: column(first.sums, 0),
      length: column(first.sums, 1),
      straightness: column(second.sums, 0),
      squaredDisplacement: column(tf.sum(tf.square(mean), 1, true), 0),
    };
  });
}
