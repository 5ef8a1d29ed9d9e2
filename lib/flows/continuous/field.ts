import * as tf from "#tensorflow";
import { marginalDivergence } from "../../exact/marginal_divergence.ts";
import { marginalVelocity } from "../../exact/marginal_velocity.ts";
import { type Problem, requireProblem } from "../../exact/problem.ts";
import type { DenseLayer } from "../../networks/layers.ts";
import { outsideTape } from "../../tensors/outside_tape.ts";
import type { Points, Times, VelocityField } from "../../tensors/shapes.ts";

/**
 * A velocity v(x, t) with what is known of its derivatives in x. A `velocityNetwork` is one.
 *
 * The trace of the derivative comes from the layers, or from `divergence`; a random probe of it from
 * the layers, or from `tangent`.
 */
export interface ContinuousField {
  /** Dimension of the space. */
  readonly dim: number;
  /** v(x, t), shape [batch, dim]. */
  readonly apply: VelocityField;
  /** Dense layers over (x, t), which make both derivatives. */
  readonly layers?: readonly DenseLayer[];
  /** sum over i of dv_i / dx_i, shape [batch]. */
  readonly divergence?: (x: Points, t: Times) => tf.Tensor1D;
  /** The derivative of v along dx, shape [batch, dim]. */
  readonly tangent?: (x: Points, t: Times, dx: Points) => Points;
  /** What it has learned; none unless told. */
  readonly variables?: readonly tf.Variable[];
  /** Frees the variables. */
  readonly dispose?: () => void;
}

/**
 * The exact marginal velocity of a problem as a field of tensors: computed in float64, rounded.
 *
 * It has no gradient, and refuses one.
 *
 * @throws {TypeError} or {RangeError} as {@link requireProblem}
 *
 * @example
 * ```ts
 * import { gaussianTarget } from "flowbook/exact";
 * import { problemField } from "flowbook/flows";
 * import { tf } from "flowbook/tensors";
 * const field = problemField(gaussianTarget([1, 2], 1));
 * console.log(field.apply(tf.zeros([1, 2]), tf.zeros([1])).arraySync()); // [[1, 2]]
 * ```
 */
export function problemField(problem: Problem): ContinuousField {
  requireProblem(problem);
  const { dim } = problem, name = `the field of ${problem.name}`;
  const each = <Found>(x: Points, t: Times, find: (x: number[], t: number) => Found): Found[] => {
    const times = t.dataSync<"float32">();
    return x.arraySync().map((point, i) => find(point, times[i]!));
  };
  return {
    dim,
    apply: (x, t) =>
      outsideTape(name, [x, t], () => {
        const rows = each(x, t, (point, time) => marginalVelocity(problem, point, time));
        return tf.tensor2d(rows, [x.shape[0], dim]);
      }),
    divergence: (x, t) =>
      outsideTape(
        name,
        [x, t],
        () => tf.tensor1d(each(x, t, (point, time) => marginalDivergence(problem, point, time))),
      ),
  };
}
