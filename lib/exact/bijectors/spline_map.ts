import { requireCount, requireFinite, requirePoint } from "../../require/numbers.ts";
import type { ExactMonotoneMap } from "./monotone_map.ts";
import { evaluateSpline, invertSpline, type Spline } from "./spline.ts";

/** The form of the splines of a {@link splineMap}. */
export interface SplineMapOptions {
  /** Number of bins, at least 1; 8 by default. */
  readonly bins?: number;
  /** Half the side of the box [-bound, bound]^2, 5 by default; outside the map is the identity. */
  readonly bound?: number;
  /** Least width and height of a bin as a share of the side, in (0, 1 / bins); 1e-3 by default. */
  readonly leastShare?: number;
  /** Least slope at a knot, in (0, 1); 1e-3 by default. */
  readonly leastSlope?: number;
}

/**
 * Splines of `bins` bins, by 3 bins - 1 raw numbers: widths, heights, inner slopes.
 *
 *   share_k = least + (1 - bins least) softmax(raw)_k,   width_k = 2 bound share_k
 *   slope_k = least + softplus(raw_k + c)
 *
 * The constant c makes raw numbers of 0 the identity; the slopes at both ends are 1.
 *
 * @throws {RangeError} when the options leave a bin no width, height or slope
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, section 3.1.
 *
 * @example
 * ```ts
 * import { splineMap } from "flowbook/exact";
 * const map = splineMap({ bins: 2, bound: 3 });
 * const { value } = map.apply(1.5, [0, 0, 1, 0, 0]); // a higher first bin lifts what follows
 * console.log(value > 1.5, map.invert(value, [0, 0, 1, 0, 0]).value.toFixed(12)); // true 1.500000000000
 * ```
 */
export function splineMap(options: SplineMapOptions = {}): ExactMonotoneMap {
  const { bins } = requireSplineOptions(options);
  return {
    parameters: 3 * bins - 1,
    apply: (y, raw) => evaluateSpline(splineOf(raw, options), y),
    invert: (x, raw) => invertSpline(splineOf(raw, options), x),
  };
}

/**
 * The spline of some raw numbers.
 *
 * @param raw widths, heights and inner slopes, of length 3 bins - 1
 * @throws {TypeError} when their number is another
 * @throws {RangeError} when one is not finite
 */
export function splineOf(raw: readonly number[], options: SplineMapOptions = {}): Spline {
  const form = requireSplineOptions(options), { bins, leastSlope } = form;
  requirePoint(raw, 3 * bins - 1, "raw");
  const inner = raw.slice(2 * bins).map((r) => {
    return leastSlope + softplus(r + Math.log(Math.expm1(1 - leastSlope)));
  });
  return {
    x: knots(raw.slice(0, bins), form),
    y: knots(raw.slice(bins, 2 * bins), form),
    slopes: [1, ...inner, 1],
  };
}

/**
 * The options with what they leave out.
 *
 * @throws {RangeError} when a bin would have no width, height or slope
 */
export function requireSplineOptions(
  { bins = 8, bound = 5, leastShare = 1e-3, leastSlope = 1e-3 }: SplineMapOptions,
): Required<SplineMapOptions> {
  requireCount(bins, "bins");
  requireFinite(bound, "bound");
  if (bound <= 0) throw new RangeError(`Expected bound > 0; got ${bound}`);
  requireBetween(leastShare, 1 / bins, "leastShare");
  requireBetween(leastSlope, 1, "leastSlope");
  return { bins, bound, leastShare, leastSlope };
}

function requireBetween(value: number, high: number, name: string): void {
  requireFinite(value, name);
  if (value > 0 && value < high) return;
  throw new RangeError(`Expected ${name} in (0, ${Number(high.toPrecision(3))}); got ${value}`);
}

/** Both ends and what lies between, for sides in the ratios of a softmax. */
function knots(
  raw: readonly number[],
  { bins, bound, leastShare }: Required<SplineMapOptions>,
): number[] {
  const most = Math.max(...raw), weights = raw.map((r) => Math.exp(r - most));
  const total = weights.reduce((sum, w) => sum + w, 0);
  let at = -bound;
  const inner = weights.slice(0, -1).map((w) => {
    return at += 2 * bound * (leastShare + (1 - bins * leastShare) * w / total);
  });
  return [-bound, ...inner, bound];
}

function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}
