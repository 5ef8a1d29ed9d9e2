import * as tf from "#tensorflow";
import { exactAdditiveCoupling } from "../exact/bijectors/additive_coupling.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { conditioner, type ConditionerOptions } from "./conditioner.ts";
import { type Halves, joined, parted, splitOf } from "./halves.ts";

/** Settings of {@link additiveCoupling}. */
export interface AdditiveCouplingOptions extends Halves, ConditionerOptions {
  /** Dimension of the space, at least 2. */
  readonly dim: number;
}

/**
 * The additive coupling: one half of the coordinates is shifted by what a network says of the other.
 *
 *   y_still = x_still,   y_moving = x_moving + t(x_still),   log |det f'(x)| = 0
 *
 * It starts as the identity. Both directions are closed, at one evaluation of the network.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a half would be empty, a size is not a positive integer, or the
 *   activation is unknown
 * @see Dinh, Krueger and Bengio 2015, "NICE", section 3.
 *
 * @example
 * ```ts
 * import { additiveCoupling } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = additiveCoupling({ dim: 2, keeps: "last", hidden: [16] }, stream(1));
 * console.log(layer.forward(tf.tensor2d([[1, 2]])).logDet.dataSync()); // Float32Array(1) [ 0 ]
 * layer.dispose();
 * ```
 */
export function additiveCoupling(options: AdditiveCouplingOptions, stream: Stream): Bijector {
  const { dim } = options, split = splitOf(dim, options), { keeps, kept, moving } = split;
  const network = conditioner({ inputs: kept, outputs: moving }, options, stream);

  function shifted(x: Points, shift: (moving: Points, by: Points) => Points): Moved {
    return moved(() => {
      const { still, moving } = parted(x, split);
      const points = joined({ still, moving: shift(moving, network.apply(still)) }, split);
      return { points, logDet: tf.zeros<tf.Rank.R1>([x.shape[0]]) };
    });
  }

  return {
    dim,
    architecture: { kind: "additiveCoupling", dim, keeps, kept, hidden: network.hidden },
    variables: network.variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return shifted(x, (moving, by) => tf.add(moving, by));
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return shifted(y, (moving, by) => tf.sub(moving, by));
    },
    exact: () => exactAdditiveCoupling({ dim, keeps, kept, conditioner: network.exact() }),
    dispose: () => tf.dispose([...network.variables]),
  };
}
