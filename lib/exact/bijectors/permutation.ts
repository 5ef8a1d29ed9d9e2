import { requireOrder } from "../../require/order.ts";
import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** Numbers of {@link permutation}. */
export interface ExactPermutationOptions {
  /** Where each coordinate comes from: a rearrangement of 0, 1, ..., dim - 1. */
  readonly order: readonly number[];
}

/**
 * A permutation of the coordinates, y_i = x_order[i], |det| = 1.
 *
 * @throws {RangeError} when the order is no rearrangement of 0, 1, ..., dim - 1
 *
 * @example
 * ```ts
 * import { exactPermutation } from "flowbook/exact";
 * console.log(exactPermutation({ order: [2, 0, 1] }).forward([5, 6, 7]).point); // [ 7, 5, 6 ]
 * ```
 */
export function exactPermutation({ order }: ExactPermutationOptions): ExactBijector {
  requireOrder(order);
  const dim = order.length;
  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      return { point: order.map((from) => x[from]!), logDet: 0 };
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      const point = new Array<number>(dim);
      order.forEach((from, i) => point[from] = y[i]!);
      return { point, logDet: 0 };
    },
  };
}
