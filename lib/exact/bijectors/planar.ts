import { increasingRoot } from "../../numerics/increasing_root.ts";
import { weightedSum } from "../../numerics/sums.ts";
import { requireFinite, requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** Numbers of {@link planar}. */
export interface ExactPlanarOptions {
  /** Where points are pushed. */
  readonly u: readonly number[];
  /** Across which planes: the push is the same wherever w.x is. */
  readonly w: readonly number[];
  /** Where the push changes its sign, w.x = -b. */
  readonly b: number;
}

/**
 * The planar map, which pushes points along u by how far they are across a plane:
 *
 *   f(x) = x + u tanh(w.x + b),   det f'(x) = 1 + w.u (1 - tanh^2(w.x + b))
 *
 * It is invertible, with a smooth inverse, exactly when w.u > -1. The inverse has no closed form:
 * w.x is the root of an increasing function, found to the last bits.
 *
 * @throws {TypeError} when u and w differ in length
 * @throws {RangeError} when a number is not finite or w.u <= -1; `invertiblePush` mends such a u
 * @see Rezende and Mohamed 2015, "Variational inference with normalizing flows", section 4.1.
 *
 * @example
 * ```ts
 * import { exactPlanar } from "flowbook/exact";
 * const layer = exactPlanar({ u: [1, 0.5], w: [0.8, -0.3], b: 0.2 });
 * const { point, logDet } = layer.forward([0.5, -1]);
 * const back = layer.inverse(point).point.map((v) => v.toFixed(9));
 * console.log(logDet.toFixed(5), back); // 0.27497 [ "0.500000000", "-1.000000000" ]
 * ```
 */
export function exactPlanar({ u, w, b }: ExactPlanarOptions): ExactBijector {
  const dim = w.length;
  requirePoint(w, dim, "w");
  requirePoint(u, dim, "u");
  requireFinite(b, "b");
  const push = weightedSum(w, u);
  if (push <= -1) throw new RangeError(`Expected w.u > -1; got ${push}`);

  function forward(x: readonly number[]): ExactMoved {
    requirePoint(x, dim, "x");
    const height = Math.tanh(weightedSum(w, x) + b);
    const point = x.map((coordinate, i) => coordinate + u[i]! * height);
    return { point, logDet: Math.log1p(push * (1 - height ** 2)) };
  }

  function inverse(y: readonly number[]): ExactMoved {
    requirePoint(y, dim, "y");
    const target = weightedSum(w, y), reach = Math.abs(push);
    const across = (z: number): { value: number; derivative: number } => {
      const height = Math.tanh(z + b);
      return { value: z + push * height - target, derivative: 1 + push * (1 - height ** 2) };
    };
    const height = Math.tanh(increasingRoot(across, target - reach, target + reach) + b);
    const point = y.map((coordinate, i) => coordinate - u[i]! * height);
    return { point, logDet: -Math.log1p(push * (1 - height ** 2)) };
  }
  return { dim, forward, inverse };
}

/**
 * The push nearest to u, along w, that keeps a {@link planar} map invertible:
 *
 *   u + (m(w.u) - w.u) w / |w|^2,   m(a) = -1 + log(1 + e^a) > -1
 *
 * @throws {TypeError} when u and w differ in length
 * @throws {RangeError} when a number is not finite, or w is 0
 * @see Rezende and Mohamed 2015, appendix A.1.
 *
 * @example
 * ```ts
 * import { invertiblePush } from "flowbook/exact";
 * console.log(invertiblePush([-3, 0], [1, 0]).map((u) => u.toFixed(3))); // ["-0.951", "0.000"]
 * ```
 */
export function invertiblePush(u: readonly number[], w: readonly number[]): number[] {
  requirePoint(w, w.length, "w");
  requirePoint(u, w.length, "u");
  const square = weightedSum(w, w), along = weightedSum(w, u);
  if (square === 0) throw new RangeError("Expected w other than 0; got 0");
  const softplus = Math.max(along, 0) + Math.log1p(Math.exp(-Math.abs(along)));
  return u.map((coordinate, i) => coordinate + (softplus - 1 - along) * w[i]! / square);
}
