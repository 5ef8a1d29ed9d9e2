import { requirePoint } from "../../require/numbers.ts";
import { requireOrder } from "../../require/order.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";
import type { ExactMonotoneMap } from "./monotone_map.ts";

/** What an {@link autoregressive} map is made of. */
export interface ExactAutoregressiveOptions {
  /** Which coordinate comes first, second, ...: a permutation of 0, ..., dim - 1. */
  readonly order: readonly number[];
  /** The raw numbers of all coordinates, one coordinate after the other, from a point of the data. */
  readonly conditioner: (y: readonly number[]) => readonly number[];
  /** What each coordinate does with its raw numbers. */
  readonly map: ExactMonotoneMap;
}

/**
 * A map that moves each coordinate by what those before it say, here in the natural order:
 *
 *   x_i = g(y_i; h_i(y_1, ..., y_{i-1})),   log |det| = sum over i of log g'(y_i)
 *
 * Data to base takes one evaluation of the conditioner. Base to data takes dim, one after the other: a
 * coordinate needs those before it.
 *
 * @throws {RangeError} when the order is no permutation
 * @see Papamakarios, Nalisnick, Rezende, Mohamed and Lakshminarayanan 2021, section 3.1.
 *
 * @example
 * ```ts
 * import { affineMap, autoregressive } from "flowbook/exact";
 * const conditioner = ([first]: readonly number[]) => [0, 0, first!, 0]; // shifts the second by the first
 * const layer = autoregressive({ order: [0, 1], conditioner, map: affineMap() });
 * console.log(layer.forward([1, 1]).point); // [1, 2]
 * ```
 */
export function autoregressive(
  { order, conditioner, map }: ExactAutoregressiveOptions,
): ExactBijector {
  requireOrder(order);
  const dim = order.length, each = map.parameters;
  const rawAt = (y: readonly number[]): (i: number) => readonly number[] => {
    const raw = conditioner(y);
    requirePoint(raw, dim * each, "the output of the conditioner");
    return (i) => raw.slice(i * each, (i + 1) * each);
  };
  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      const y = Array<number>(dim).fill(0);
      let logDet = 0;
      for (const i of order) {
        const { value, logSlope } = map.invert(x[i]!, rawAt(y)(i));
        y[i] = value;
        logDet += logSlope;
      }
      return { point: y, logDet };
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      const raw = rawAt(y), moved = y.map((value, i) => map.apply(value, raw(i)));
      return {
        point: moved.map(({ value }) => value),
        logDet: moved.reduce((sum, { logSlope }) => sum + logSlope, 0),
      };
    },
  };
}
