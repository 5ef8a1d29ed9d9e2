import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";
import { conditioned, type ExactHalves, exactSplit } from "./halves.ts";

/** Numbers of {@link affineCoupling}. */
export interface ExactAffineCouplingOptions extends ExactHalves {
  /** From the kept coordinates to (a, t): first a for each moving coordinate, then the shifts t. */
  readonly conditioner: (still: readonly number[]) => readonly number[];
  /** Bound B of the logarithm of a scale, above 0, 2 by default; Infinity leaves it free, s = a. */
  readonly scaleBound?: number;
}

/**
 * The affine coupling, which scales and shifts one half of the coordinates by what the other says:
 *
 *   y_still = x_still,   y_moving = x_moving e^s + t,   s = B tanh(a / B),   (a, t) of x_still
 *   log |det f'(x)| = sum of s
 *
 * @throws {RangeError} when a half would be empty or the bound is not above 0; later, when the
 *   conditioner returns what is not finite
 * @throws {TypeError} later, when it returns another number than twice the coordinates that move
 * @see Dinh, Sohl-Dickstein and Bengio 2017, "Density estimation using real NVP", section 3.2.
 *
 * @example
 * ```ts
 * import { exactAffineCoupling } from "flowbook/exact";
 * const conditioner = ([x]: readonly number[]) => [x!, 1];
 * const layer = exactAffineCoupling({ dim: 2, conditioner, scaleBound: Infinity });
 * console.log(layer.forward([0.5, 2]).logDet); // 0.5
 * ```
 */
export function exactAffineCoupling(
  { conditioner, scaleBound = 2, ...halves }: ExactAffineCouplingOptions,
): ExactBijector {
  const { dim } = halves, split = exactSplit(halves);
  if (!(scaleBound > 0)) throw new RangeError(`Expected scaleBound > 0; got ${scaleBound}`);
  const bounded = (a: number): number =>
    scaleBound === Infinity ? a : scaleBound * Math.tanh(a / scaleBound);

  function take(x: readonly number[], move: (v: number, s: number, t: number) => number): {
    point: number[];
    sum: number;
  } {
    const { still, moving } = split.parts(x), count = split.moving;
    const found = conditioned(conditioner, still, 2 * count);
    const scales = found.slice(0, count).map(bounded);
    const moved = moving.map((v, i) => move(v, scales[i]!, found[count + i]!));
    return { point: split.join(still, moved), sum: scales.reduce((sum, s) => sum + s, 0) };
  }

  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      const { point, sum } = take(x, (v, s, t) => v * Math.exp(s) + t);
      return { point, logDet: sum };
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      const { point, sum } = take(y, (v, s, t) => (v - t) * Math.exp(-s));
      return { point, logDet: -sum };
    },
  };
}
