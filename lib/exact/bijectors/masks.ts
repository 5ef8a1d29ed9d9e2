import { requireCount } from "../../require/numbers.ts";
import { requireOrder } from "../../require/order.ts";

/** The form of a masked network. */
export interface MaskForm {
  /** Which coordinate comes first, second, ...: a permutation of 0, ..., dim - 1. */
  readonly order: readonly number[];
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** Numbers that the network gives for each coordinate, at least 1. */
  readonly outputs: number;
}

/**
 * The masks of a network whose outputs for a coordinate depend only on those before it.
 *
 *   mask[i][j] = 1 when degree(j) >= degree(i), for the last layer when degree(j) > degree(i), else 0
 *
 * The k-th coordinate of the order has degree k = 1, ..., dim, and so have its outputs, which stand
 * together: columns i outputs, ..., (i + 1) outputs - 1. Hidden units take the degrees
 * 1, ..., dim - 1 in turn. Every path from an input to an output climbs, so the Jacobian of the
 * network is triangular in this order.
 *
 * @returns for each layer a matrix of zeros and ones, [in][out]
 * @throws {RangeError} when the order is no permutation, or a width is not a positive integer
 * @see Germain, Gregor, Murray and Larochelle 2015 (MADE), sections 3 and 4.
 *
 * @example
 * ```ts
 * import { madeMasks } from "flowbook/exact";
 * const [mask] = madeMasks({ order: [1, 0], hidden: [], outputs: 1 });
 * console.log(mask); // [[0, 0], [1, 0]]: the output for coordinate 0 sees coordinate 1
 * ```
 */
export function madeMasks({ order, hidden, outputs }: MaskForm): number[][][] {
  requireOrder(order);
  hidden.forEach((width, l) => requireCount(width, `hidden[${l}]`));
  requireCount(outputs, "outputs");
  const dim = order.length, most = Math.max(1, dim - 1);
  const inputs = order.map((_, i) => 1 + order.indexOf(i));
  const units = hidden.map((width) => Array.from({ length: width }, (_, j) => 1 + j % most));
  const ends = inputs.flatMap((degree) => Array<number>(outputs).fill(degree));
  const degrees = [inputs, ...units, ends];
  return degrees.slice(1).map((to, l) => {
    const least = l === hidden.length ? 1 : 0; // the last layer must climb
    return degrees[l]!.map((from) => to.map((degree) => degree >= from + least ? 1 : 0));
  });
}
