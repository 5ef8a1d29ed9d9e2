import * as tf from "#tensorflow";
import { product } from "../../odes/product.ts";
import { solve } from "../../odes/solve.ts";
import { tensors } from "../../odes/tensors.ts";
import type { Points, Times } from "../../tensors/shapes.ts";
import type { Rates } from "./rates.ts";
import { type Direction, endsOf, type FlowSolver } from "./solver.ts";

/** Integrals along the paths of some points, beside where these end. */
export interface Journey {
  readonly points: Points;
  /** The integral of the divergence over the time that has passed, shape [batch]. */
  readonly logDet: tf.Tensor1D;
  /** Of |v|^2 over t from 0 to 1; shape [batch]. */
  readonly kinetic?: tf.Tensor1D;
  /** Of the sum of squares of the Jacobian over t from 0 to 1; shape [batch]. */
  readonly jacobian?: tf.Tensor1D;
  /** How often the field was evaluated. */
  readonly evaluations: number;
}

/** Whether costs of the path are added up as well. */
export type Costs = "with costs" | "without costs";

/**
 * Solves for the points and the integrals along their paths together:
 *
 *   dx/dt = v,   dl/dt = div v,   dk/dt = |v|^2,   dj/dt = |J|^2
 *
 * @returns tensors for a surrounding `tf.tidy` to free
 */
export function carry(
  rates: (x: Points, t: Times) => Rates,
  start: Points,
  direction: Direction,
  { solver, costs }: { readonly solver: FlowSolver; readonly costs: Costs },
): Journey {
  const space = product({ x: tensors, sums: tensors }), count = start.shape[0];
  const columns = costs === "with costs" ? 3 : 1;
  const { end, evaluations } = solve(
    space,
    ({ x }, t) => {
      const { velocity, divergence, stretch } = rates(x, tf.fill([count], t));
      const spread = tf.expandDims(divergence, 1) as Points;
      if (columns === 1) return { x: velocity, sums: spread };
      const energy = tf.sum(tf.square(velocity), 1, true) as Points;
      const each = [spread, energy, tf.expandDims(stretch(), 1) as Points];
      return { x: velocity, sums: tf.concat(each, 1) as Points };
    },
    { x: start, sums: tf.zeros<tf.Rank.R2>([count, columns]) },
    { ...solver, ...endsOf(direction) },
  );
  const column = (i: number): tf.Tensor1D =>
    tf.squeeze(tf.slice(end.sums, [0, i], [count, 1]), [1]);
  const { from, to } = endsOf(direction), sign = to - from;
  return {
    points: end.x,
    logDet: column(0),
    ...(columns === 3
      ? { kinetic: tf.mul(sign, column(1)), jacobian: tf.mul(sign, column(2)) }
      : {}),
    evaluations,
  };
}
