import * as tf from "#tensorflow";
import { exactAffineCoupling } from "../exact/bijectors/affine_coupling.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { affineMove } from "./affine_move.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { conditioner, type ConditionerOptions } from "./conditioner.ts";
import { type Halves, parted, splitOf } from "./halves.ts";

/** Settings of {@link affineCoupling}. */
export interface AffineCouplingOptions extends Halves, ConditionerOptions {
  /** Dimension of the space, at least 2. */
  readonly dim: number;
  /** Bound B of the logarithm of a scale, above 0, 2 by default; Infinity leaves it free, s = a. */
  readonly scaleBound?: number;
}

/**
 * The affine coupling, the layer of RealNVP: one half of the coordinates is scaled and shifted by
 * what a network says of the other.
 *
 *   y_still = x_still,   y_moving = x_moving e^s + t,   s = B tanh(a / B),   (a, t) of x_still
 *   log |det f'(x)| = sum of s
 *
 * It starts as the identity. Both directions are closed, at one evaluation of the network.
 *
 * A free scale is an exponential of what a network says, and a stack feeds it to the next network:
 * 32 layers overflow float32 where the bounded ones, at most e^B each, do not.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a half would be empty, the bound is not above 0, a size is not a positive
 *   integer, or the activation is unknown
 * @see Dinh, Sohl-Dickstein and Bengio 2017, "Density estimation using real NVP", section 3.2.
 *
 * @example
 * ```ts
 * import { affineCoupling } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = affineCoupling({ dim: 2, hidden: [16] }, stream(1));
 * console.log(layer.forward(tf.tensor2d([[1, 2]])).points.arraySync()); // [ [ 1, 2 ] ]
 * layer.dispose();
 * ```
 */
export function affineCoupling(options: AffineCouplingOptions, stream: Stream): Bijector {
  const { dim, scaleBound = 2 } = options;
  const split = splitOf(dim, options), { keeps, kept, moving } = split;
  if (!(scaleBound > 0)) throw new RangeError(`Expected scaleBound > 0; got ${scaleBound}`);
  const network = conditioner({ inputs: kept, outputs: 2 * moving }, options, stream);

  function move(x: Points, direction: "forward" | "inverse"): Moved {
    return moved(() => {
      const found = network.apply(parted(x, split).still);
      return affineMove(x, found, { split, scaleBound, direction });
    });
  }

  return {
    dim,
    architecture: {
      kind: "affineCoupling",
      dim,
      keeps,
      kept,
      hidden: network.hidden,
      scaleBound: String(scaleBound), // JSON has no Infinity
    },
    variables: network.variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return move(x, "forward");
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return move(y, "inverse");
    },
    exact: () =>
      exactAffineCoupling({ dim, keeps, kept, scaleBound, conditioner: network.exact() }),
    dispose: () => tf.dispose([...network.variables]),
  };
}
