import { derivative } from "../numerics/differences.ts";
import { weightedSum } from "../numerics/sums.ts";
import type { Field64 } from "./float64.ts";

/**
 * The acceleration of a particle that a field carries through x at time t.
 *
 *   d/dt v(x_t, t) = dv/dt + (v . grad) v
 *
 * By central differences of fourth order along the line through (x, t) with direction (v, 1): along
 * that line and along the trajectory the velocity changes at one rate.
 *
 * @param field v(x, t), smooth near x and t, also 2 h before and after
 * @param x     a point
 * @param t     a time
 * @param h     step of the differences, 1e-3 unless told
 * @returns vector as long as x
 * @throws {RangeError} when the field is not finite
 *
 * @example
 * ```ts
 * import { acceleration } from "flowbook/odes";
 * // dx/dt = 3 x: the second derivative of e^(3 t) is 9 e^(3 t)
 * console.log(acceleration(([x]) => [3 * x!], [2], 0).map((a) => a.toFixed(6))); // [ "18.000000" ]
 * ```
 */
export function acceleration(field: Field64, x: readonly number[], t: number, h = 1e-3): number[] {
  const v = Array.from(field(x, t));
  return x.map((_, i) =>
    derivative(
      (s) => field(x.map((coordinate, k) => coordinate + s * v[k]!), t + s)[i]!,
      0,
      h,
    )
  );
}

/**
 * The curvature of the track of a particle that a field carries through x at time t.
 *
 *   kappa = sqrt(|v|^2 |a|^2 - (v . a)^2) / |v|^3,   a = {@link acceleration}
 *
 * One over the radius of the circle that fits best. It is 0 wherever a track is straight, however
 * fast it is run through; {@link straightness} asks for uniform speed as well.
 *
 * @param field v(x, t), smooth near x and t and not 0 there
 * @param x     a point
 * @param t     a time
 * @param h     step of the differences, 1e-3 unless told
 * @throws {RangeError} when the field is 0 at x and t, or not finite
 *
 * @example
 * ```ts
 * import { curvature } from "flowbook/odes";
 * const turn = ([a, b]: readonly number[]) => [-5 * b!, 5 * a!];
 * console.log(curvature(turn, [2, 0], 0).toFixed(6)); // 0.500000
 * ```
 */
export function curvature(field: Field64, x: readonly number[], t: number, h = 1e-3): number {
  const v = Array.from(field(x, t)), a = acceleration(field, x, t, h);
  const square = weightedSum(v, v);
  if (square === 0) throw new RangeError(`Expected a velocity other than 0 at t = ${t}; got 0`);
  // the part of a across v: the difference of two large squares would lose digits
  const along = weightedSum(v, a) / square, across = a.map((value, i) => value - along * v[i]!);
  return Math.sqrt(weightedSum(across, across)) / square;
}
