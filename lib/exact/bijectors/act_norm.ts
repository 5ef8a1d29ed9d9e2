import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** Numbers of {@link actNorm}. */
export interface ExactActNormOptions {
  /** Logarithm of the scale of each coordinate. */
  readonly logScale: readonly number[];
  /** Shift of each coordinate. */
  readonly shift: readonly number[];
}

/**
 * A scale and a shift for each coordinate:
 *
 *   y_i = x_i e^(s_i) + t_i,   log |det f'(x)| = sum of s
 *
 * @throws {TypeError} when there are not as many shifts as scales
 * @throws {RangeError} when a number is not finite
 * @see Kingma and Dhariwal 2018, "Glow", section 3.1.
 *
 * @example
 * ```ts
 * import { exactActNorm } from "flowbook/exact";
 * const layer = exactActNorm({ logScale: [Math.log(2), 0], shift: [0, 1] });
 * console.log(layer.forward([3, 3]).point); // [ 6, 4 ]
 * ```
 */
export function exactActNorm({ logScale, shift }: ExactActNormOptions): ExactBijector {
  const dim = logScale.length;
  requirePoint(logScale, dim, "logScale");
  requirePoint(shift, dim, "shift");
  const sum = logScale.reduce((total, s) => total + s, 0);
  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      return { point: x.map((v, i) => v * Math.exp(logScale[i]!) + shift[i]!), logDet: sum };
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      return { point: y.map((v, i) => (v - shift[i]!) / Math.exp(logScale[i]!)), logDet: -sum };
    },
  };
}
