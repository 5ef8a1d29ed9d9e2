import { requireFinite } from "../../require/numbers.ts";

/** One bin of a rational-quadratic spline: two corners, and the slopes with which it passes them. */
export interface Bin {
  /** Where it begins. */
  readonly left: number;
  /** Where it ends, beyond the left. */
  readonly right: number;
  /** Value at the left. */
  readonly bottom: number;
  /** Value at the right, above the bottom. */
  readonly top: number;
  /** Slope at the left, above 0. */
  readonly startSlope: number;
  /** Slope at the right, above 0. */
  readonly endSlope: number;
}

/** Value and slope of a bin. */
export interface BinValue {
  /** g(x). */
  readonly value: number;
  /** g'(x). */
  readonly slope: number;
}

/**
 * A bin at a place inside it, with u = (x - left) / width, v = 1 - u, s = height / width:
 *
 *   g(x)  = bottom + height (s u^2 + d0 u v) / (s + (d0 + d1 - 2 s) u v)
 *   g'(x) = s^2 (d1 u^2 + 2 s u v + d0 v^2) / (s + (d0 + d1 - 2 s) u v)^2
 *
 * Both polynomials of g' are positive, so the bin rises; the neighbours share corners and slopes.
 *
 * @throws {RangeError} when the bin has no width, height or positive slopes, or x lies outside
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, equations 4 and 5; Gregory and Delbourgo 1982.
 *
 * @example
 * ```ts
 * import { type Bin, rationalQuadratic } from "flowbook/exact";
 * const bin: Bin = { left: 0, right: 1, bottom: 0, top: 1, startSlope: 3, endSlope: 3 };
 * console.log(rationalQuadratic(bin, 0.5)); // { value: 0.5, slope: 0.5 }
 * ```
 */
export function rationalQuadratic(bin: Bin, x: number): BinValue {
  requireBin(bin);
  requireWithin(x, bin.left, bin.right, "x");
  const { bottom, startSlope: d0, endSlope: d1 } = bin, { width, height } = sizeOf(bin);
  const s = height / width, u = (x - bin.left) / width, v = (bin.right - x) / width;
  const below = s + (d0 + d1 - 2 * s) * u * v;
  return {
    value: bottom + height * (s * u * u + d0 * u * v) / below,
    slope: s * s * (d1 * u * u + 2 * s * u * v + d0 * v * v) / (below * below),
  };
}

/**
 * The place where a bin has a value: the root in [0, 1] of a u^2 + b u + c = 0, by the form of the
 * quadratic formula that does not cancel. With e = (y - bottom) / height and t = d0 + d1 - 2 s:
 *
 *   a = s - d0 + e t,   b = d0 - e t,   c = -s e,   u = -2 c / (b + sqrt(b^2 - 4 a c))
 *
 * @throws {RangeError} when the bin has no width, height or positive slopes, or y lies outside
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, equations 6 to 8.
 */
export function inverseRationalQuadratic(bin: Bin, y: number): number {
  requireBin(bin);
  requireWithin(y, bin.bottom, bin.top, "y");
  const { startSlope: d0, endSlope: d1 } = bin, { width, height } = sizeOf(bin);
  const s = height / width, e = (y - bin.bottom) / height, bend = e * (d0 + d1 - 2 * s);
  const a = s - d0 + bend, b = d0 - bend, c = -s * e;
  if (c === 0) return bin.left; // b may be 0 there as well
  return bin.left + width * Math.min(1, -2 * c / (b + Math.sqrt(b * b - 4 * a * c)));
}

/** @throws {RangeError} when a size or slope of the bin is not positive and finite */
function requireBin(bin: Bin): void {
  const { width, height } = sizeOf(bin), { startSlope, endSlope } = bin;
  for (const [name, size] of Object.entries({ width, height, startSlope, endSlope })) {
    requireFinite(size, `the ${name} of the bin`);
    if (size <= 0) throw new RangeError(`Expected the ${name} of the bin > 0; got ${size}`);
  }
}

function requireWithin(value: number, low: number, high: number, name: string): void {
  if (value >= low && value <= high) return;
  throw new RangeError(`Expected ${name} in [${low}, ${high}]; got ${value}`);
}

function sizeOf({ left, right, bottom, top }: Bin): { width: number; height: number } {
  return { width: right - left, height: top - bottom };
}
