import * as tf from "#tensorflow";
import { exactPermutation } from "../exact/bijectors/permutation.ts";
import { requireOrder } from "../require/order.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";

/** Settings of {@link permutation}. */
export interface PermutationOptions {
  /** Where each coordinate comes from: a rearrangement of 0, 1, ..., dim - 1. */
  readonly order: readonly number[];
}

/**
 * A fixed permutation of the coordinates, y_i = x_order[i], log |det| = 0. Both directions are closed.
 *
 * @throws {RangeError} when the order is no rearrangement of 0, 1, ..., dim - 1
 *
 * @example
 * ```ts
 * import { permutation } from "flowbook/flows";
 * import { tf } from "flowbook/tensors";
 * const layer = permutation({ order: [2, 0, 1] });
 * console.log(layer.forward(tf.tensor2d([[5, 6, 7]])).points.arraySync()); // [ [ 7, 5, 6 ] ]
 * ```
 */
export function permutation({ order }: PermutationOptions): Bijector {
  requireOrder(order);
  const dim = order.length, fixed = [...order];
  const back = fixed.map((_, i) => fixed.indexOf(i));

  /** A product with a matrix of zeros and ones: the backend has no gradient of `tf.gather`. */
  function rearranged(x: Points, from: readonly number[]): Moved {
    const matrix = new Float32Array(dim * dim);
    from.forEach((row, column) => matrix[row * dim + column] = 1);
    return moved(() => {
      return {
        points: tf.matMul(x, tf.tensor2d(matrix, [dim, dim])),
        logDet: tf.zeros<tf.Rank.R1>([x.shape[0]]),
      };
    });
  }

  return {
    dim,
    architecture: { kind: "permutation", order: fixed },
    variables: [],
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return rearranged(x, fixed);
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return rearranged(y, back);
    },
    exact: () => exactPermutation({ order: fixed }),
    dispose: () => {},
  };
}
