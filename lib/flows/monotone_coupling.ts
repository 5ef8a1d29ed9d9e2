import * as tf from "#tensorflow";
import { monotoneCoupling as exactMonotoneCoupling } from "../exact/bijectors/monotone_coupling.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { conditioner, type ConditionerOptions } from "./conditioner.ts";
import { type Halves, joined, parted, splitOf } from "./halves.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone/monotone_map.ts";

/** What a coupling asks for. */
export interface CouplingOptions extends Halves, ConditionerOptions {
  /** Dimension of the space, at least 2. */
  readonly dim: number;
}

/**
 * A coupling that moves one half of the coordinates by increasing maps, and a network of the other
 * half says by which:
 *
 *   x_still = y_still,   x_moving,i = g(y_moving,i; h_i(y_still)),   log |det| = sum of log g'
 *
 * Both directions take one evaluation of the network.
 *
 * @param kind   the function that makes such a layer
 * @param map    starts at raw numbers of 0
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a half would be empty, a size is not a positive integer, or the activation
 *   is unknown
 */
export function monotoneCoupling(
  kind: string,
  map: MonotoneMap,
  options: CouplingOptions,
  stream: Stream,
): Bijector {
  const { dim } = options, split = splitOf(dim, options), { keeps, kept } = split;
  const outputs = split.moving * map.parameters;
  const network = conditioner({ inputs: kept, outputs }, options, stream);

  function take(
    points: Points,
    move: (numbers: tf.Tensor1D, raw: tf.Tensor2D) => MovedNumbers,
  ): Moved {
    return moved(() => {
      const { still, moving } = parted(points, split), shape = moving.shape;
      const raw: tf.Tensor2D = tf.reshape(network.apply(still), [-1, map.parameters]);
      const { values, logSlopes } = move(moving.as1D(), raw);
      return {
        points: joined({ still, moving: tf.reshape(values, shape) }, split),
        logDet: tf.sum(tf.reshape(logSlopes, shape), 1),
      };
    });
  }

  return {
    dim,
    architecture: { kind, dim, keeps, kept, hidden: network.hidden, ...map.settings },
    variables: network.variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return take(x, map.invert);
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return take(y, map.apply);
    },
    exact: () =>
      exactMonotoneCoupling({ dim, keeps, kept, conditioner: network.exact(), map: map.exact }),
    dispose: () => tf.dispose([...network.variables]),
  };
}
