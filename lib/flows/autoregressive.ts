import * as tf from "#tensorflow";
import { autoregressive as exactAutoregressive } from "../exact/bijectors/autoregressive.ts";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import type { ConditionerOptions } from "./conditioner.ts";
import { maskedNetwork } from "./masked_network.ts";
import type { MonotoneMap } from "./monotone/monotone_map.ts";

/** What all autoregressive layers ask for. */
export interface AutoregressiveOptions extends ConditionerOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
  /** Which coordinate comes first, second, ...; 0, 1, ..., dim - 1 by default. */
  readonly order?: readonly number[];
}

/**
 * A layer that moves each coordinate by what a masked network says of those before it:
 *
 *   x_i = g(y_i; h_i(y_1, ..., y_{i-1})),   log |det| = sum over i of log g'(y_i)
 *
 * Data to base takes one evaluation of the network; base to data dim, one after the other.
 *
 * @param kind   the function that makes such a layer
 * @param map    what each coordinate does with its numbers
 * @param stream the weights are drawn from here
 * @throws {TypeError} when the order has another length than dim
 * @throws {RangeError} when it is no permutation, a size is not a positive integer, or the activation
 *   is unknown
 */
export function autoregressive(
  kind: string,
  map: MonotoneMap,
  options: AutoregressiveOptions,
  stream: Stream,
): Bijector {
  const { dim } = options, each = map.parameters;
  requireDim(dim);
  const order = options.order ?? Array.from({ length: dim }, (_, i) => i);
  if (order.length !== dim) {
    throw new TypeError(`Expected order of length ${dim}; got ${order.length}`);
  }
  const network = maskedNetwork({ ...options, order, start: map.start }, stream);
  return {
    dim,
    architecture: { kind, dim, order: [...order], hidden: network.hidden, ...map.settings },
    variables: network.variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return moved(() => {
        const evaluate = network.masked(), batch = x.shape[0];
        const column = (i: number): tf.Tensor1D => tf.slice(x, [0, i], [-1, 1]).as1D();
        // what comes later in the order is not looked at
        const y = order.map(() => tf.zeros<tf.Rank.R2>([batch, 1]));
        const logSlopes: tf.Tensor1D[] = [];
        for (const i of order) {
          const raw = tf.reshape(evaluate(tf.concat(y, 1)), [batch, dim, each]);
          const own: tf.Tensor2D = tf.reshape(tf.slice(raw, [0, i, 0], [-1, 1, -1]), [batch, each]);
          const { values, logSlopes: logs } = map.invert(column(i), own);
          y[i] = tf.expandDims(values, 1);
          logSlopes.push(logs);
        }
        return { points: tf.concat(y, 1), logDet: tf.addN(logSlopes) };
      });
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return moved(() => {
        const { values, logSlopes } = map.apply(y.as1D(), network.masked()(y));
        return {
          points: tf.reshape(values, [-1, dim]),
          logDet: tf.sum(tf.reshape(logSlopes, [-1, dim]), 1),
        };
      });
    },
    exact: () => exactAutoregressive({ order, conditioner: network.exact(), map: map.exact }),
    dispose: () => tf.dispose([...network.variables]),
  };
}
