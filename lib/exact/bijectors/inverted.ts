import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/**
 * The same bijector read the other way: its forward is the inverse and its inverse the forward.
 *
 * @example
 * ```ts
 * import { exactActNorm, exactInverted } from "flowbook/exact";
 * const doubled = exactActNorm({ logScale: [Math.log(2)], shift: [0] });
 * console.log(exactInverted(doubled).forward([6]).point); // [ 3 ]
 * ```
 */
export function exactInverted({ dim, forward, inverse }: ExactBijector): ExactBijector {
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
