import { increasingRoot } from "../../numerics/increasing_root.ts";
import { requireFinite, requirePoint } from "../../require/numbers.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** Numbers of {@link radial}. */
export interface ExactRadialOptions {
  /** The point that stays. */
  readonly center: readonly number[];
  /** How far the map reaches, above 0. */
  readonly alpha: number;
  /** How much it spreads points (above 0) or gathers them (below 0), above -alpha. */
  readonly beta: number;
}

/**
 * The radial map, which moves points along the rays from a centre c, with r = |x - c|:
 *
 *   f(x) = x + beta (x - c) / (alpha + r)
 *   det f'(x) = (1 + beta / (alpha + r))^(dim - 1) (1 + beta alpha / (alpha + r)^2)
 *
 * Here the inverse finds r as the root of an increasing function, to the last bits.
 *
 * @throws {RangeError} when alpha <= 0, beta <= -alpha, or a number is not finite
 * @see Rezende and Mohamed 2015, "Variational inference with normalizing flows", section 4.1.
 *
 * @example
 * ```ts
 * import { exactRadial } from "flowbook/exact";
 * const layer = exactRadial({ center: [0, 0], alpha: 1, beta: 2 });
 * const { point, logDet } = layer.forward([1, 0]);
 * console.log(point, logDet.toFixed(4)); // [ 2, 0 ] 1.0986
 * ```
 */
export function exactRadial({ center, alpha, beta }: ExactRadialOptions): ExactBijector {
  const dim = center.length;
  requirePoint(center, dim, "center");
  requireFinite(alpha, "alpha");
  requireFinite(beta, "beta");
  if (alpha <= 0) throw new RangeError(`Expected alpha > 0; got ${alpha}`);
  if (beta <= -alpha) throw new RangeError(`Expected beta > -alpha = ${-alpha}; got ${beta}`);

  const away = (x: readonly number[]): number[] => x.map((value, i) => value - center[i]!);
  const logDetAt = (r: number): number =>
    (dim - 1) * Math.log1p(beta / (alpha + r)) + Math.log1p(beta * alpha / (alpha + r) ** 2);

  function forward(x: readonly number[]): ExactMoved {
    requirePoint(x, dim, "x");
    const ray = away(x), r = Math.hypot(...ray);
    const point = x.map((value, i) => value + beta * ray[i]! / (alpha + r));
    return { point, logDet: logDetAt(r) };
  }

  function inverse(y: readonly number[]): ExactMoved {
    requirePoint(y, dim, "y");
    const ray = away(y), distance = Math.hypot(...ray);
    const along = (r: number): { value: number; derivative: number } => ({
      value: r + beta * r / (alpha + r) - distance,
      derivative: 1 + beta * alpha / (alpha + r) ** 2,
    });
    const r = increasingRoot(along, 0, distance + Math.max(0, -beta));
    const shrink = (alpha + r) / (alpha + r + beta);
    return { point: ray.map((value, i) => center[i]! + value * shrink), logDet: -logDetAt(r) };
  }
  return { dim, forward, inverse };
}
