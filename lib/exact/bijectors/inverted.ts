import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/**
 * The same bijector read the other way: its forward is the inverse and its inverse the forward.
 *
 * @example
 * ```ts
 * import { actNorm, inverted } from "flowbook/exact";
 * const doubled = actNorm({ logScale: [Math.log(2)], shift: [0] });
 * console.log(inverted(doubled).forward([6]).point); // [ 3 ]
 * ```
 */
export function inverted({ dim, forward, inverse }: ExactBijector): ExactBijector {
  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x"); // the bijector would call it y
      return inverse(x);
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      return forward(y);
    },
  };
}
