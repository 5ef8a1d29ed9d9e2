import { requireFinite, requirePoint } from "../../require/numbers.ts";
import type { MovedNumber } from "./monotone_map.ts";
import { type Bin, inverseRationalQuadratic, rationalQuadratic } from "./rational_quadratic.ts";

/**
 * A rational-quadratic spline: knots (x, y) and the slopes there, identity beyond the first and the
 * last knot, which lie on the diagonal.
 */
export interface Spline {
  /** Places of the knots, rising. */
  readonly x: readonly number[];
  /** Values at the knots, rising, the first and the last equal to those of {@link x}. */
  readonly y: readonly number[];
  /** Slopes at the knots, above 0; 1 at both ends joins the identity without a kink. */
  readonly slopes: readonly number[];
}

/**
 * The value of a spline and the log of its slope.
 *
 *   y = g(x) with the bin in which x lies;   y = x outside the box
 *
 * @throws {TypeError} when the lists of the spline differ in length
 * @throws {RangeError} when there is no bin, one has no width, height or positive slope, or an end
 *   is off the diagonal
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, section 3.1.
 *
 * @example
 * ```ts
 * import { evaluateSpline } from "flowbook/exact";
 * const spline = { x: [-1, 0, 1], y: [-1, 0.5, 1], slopes: [1, 1, 1] };
 * console.log(evaluateSpline(spline, 0).value); // 0.5
 * console.log(evaluateSpline(spline, 7)); // { value: 7, logSlope: 0 }
 * ```
 */
export function evaluateSpline(spline: Spline, x: number): MovedNumber {
  requireSpline(spline);
  requireFinite(x, "x");
  const bin = binAt(spline, spline.x, x);
  if (!bin) return { value: x, logSlope: 0 };
  const { value, slope } = rationalQuadratic(bin, x);
  return { value, logSlope: Math.log(slope) };
}

/**
 * The place where a spline has a value, and the log of the slope of the inverse there.
 *
 * @throws what {@link evaluateSpline} throws
 */
export function invertSpline(spline: Spline, y: number): MovedNumber {
  requireSpline(spline);
  requireFinite(y, "y");
  const bin = binAt(spline, spline.y, y);
  if (!bin) return { value: y, logSlope: 0 };
  const x = inverseRationalQuadratic(bin, y);
  return { value: x, logSlope: -Math.log(rationalQuadratic(bin, x).slope) };
}

/** The bin whose side on an axis holds a number; none outside the box. */
function binAt({ x, y, slopes }: Spline, axis: readonly number[], at: number): Bin | undefined {
  const k = axis.findLastIndex((knot) => knot <= at);
  if (k < 0 || k === axis.length - 1) return undefined;
  return {
    left: x[k]!,
    right: x[k + 1]!,
    bottom: y[k]!,
    top: y[k + 1]!,
    startSlope: slopes[k]!,
    endSlope: slopes[k + 1]!,
  };
}

function requireSpline({ x, y, slopes }: Spline): void {
  requirePoint(y, x.length, "the values of the spline");
  requirePoint(slopes, x.length, "the slopes of the spline");
  requirePoint(x, x.length, "the places of the spline");
  if (x.length < 2) throw new RangeError(`Expected a spline of at least 2 knots; got ${x.length}`);
  for (const [name, knots] of [["places", x], ["values", y]] as const) {
    const flat = knots.findIndex((knot, k) => k > 0 && !(knot > knots[k - 1]!));
    if (flat < 0) continue;
    const pair = `${knots[flat - 1]} before ${knots[flat]}`;
    throw new RangeError(`Expected the ${name} of the spline to rise; got ${pair}`);
  }
  const slope = slopes.find((slope) => slope <= 0);
  if (slope !== undefined) throw new RangeError(`Expected slopes > 0; got ${slope}`);
  for (const end of [0, x.length - 1]) {
    if (x[end] === y[end]) continue;
    const knot = `(${x[end]}, ${y[end]})`;
    throw new RangeError(`Expected the ends of the spline on the diagonal; got ${knot}`);
  }
}
