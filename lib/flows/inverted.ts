import { exactInverted } from "../exact/bijectors/inverted.ts";
import { type Bijector, type Moved, requirePoints } from "./bijector.ts";

/**
 * The same bijector read the other way: its forward is the inverse and its inverse the forward.
 *
 * So the direction that is closed can be the one that is wanted: to fit a planar map to data, invert
 * it; the inverted masked autoregressive flow is the inverse autoregressive one.
 *
 * @param bijector shares its variables with the result
 *
 * @example
 * ```ts
 * import { inverted, planar } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = inverted(planar({ dim: 2 }, stream(1)));
 * console.log(layer.inverse(tf.zeros([4, 2])).logDet.shape); // [4], closed and with a gradient
 * layer.dispose();
 * ```
 */
export function inverted(bijector: Bijector): Bijector {
  const { dim, architecture, variables, dispose } = bijector;
  return {
    dim,
    architecture: { kind: "inverted", bijector: architecture },
    variables,
    forward(x): Moved {
      requirePoints(x, dim, "x"); // the bijector would call them y
      return bijector.inverse(x);
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return bijector.forward(y);
    },
    exact: () => exactInverted(bijector.exact()),
    dispose,
  };
}
