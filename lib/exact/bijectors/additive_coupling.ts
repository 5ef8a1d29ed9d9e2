import { requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";
import { conditioned, type ExactHalves, exactSplit } from "./halves.ts";

/** Numbers of {@link additiveCoupling}. */
export interface ExactAdditiveCouplingOptions extends ExactHalves {
  /** From the kept coordinates to the shift t of the others. */
  readonly conditioner: (still: readonly number[]) => readonly number[];
}

/**
 * The additive coupling, which shifts one half of the coordinates by what the other half says:
 *
 *   y_still = x_still,   y_moving = x_moving + t(x_still),   det = 1
 *
 * @throws {RangeError} when a half would be empty; later, when a shift is not finite
 * @throws {TypeError} later, when there are not as many shifts as coordinates that move
 * @see Dinh, Krueger and Bengio 2015, "NICE", section 3.
 *
 * @example
 * ```ts
 * import { exactAdditiveCoupling } from "flowbook/exact";
 * const layer = exactAdditiveCoupling({ dim: 2, conditioner: ([x]) => [x! ** 2] });
 * console.log(layer.forward([3, 1]).point, layer.inverse([3, 10]).point); // [ 3, 10 ] [ 3, 1 ]
 * ```
 */
export function exactAdditiveCoupling(
  { conditioner, ...halves }: ExactAdditiveCouplingOptions,
): ExactBijector {
  const { dim } = halves, split = exactSplit(halves);

  function shifted(x: readonly number[], sign: number): ExactMoved {
    const { still, moving } = split.parts(x);
    const shifts = conditioned(conditioner, still, split.moving);
    return { point: split.join(still, moving.map((v, i) => v + sign * shifts[i]!)), logDet: 0 };
  }

  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      return shifted(x, 1);
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      return shifted(y, -1);
    },
  };
}
