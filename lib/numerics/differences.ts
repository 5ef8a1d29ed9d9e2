import { requireFinite } from "../require/numbers.ts";

/**
 * The derivative of f at x by central differences of fourth order.
 *
 *   f'(x) ~ ( f(x - 2h) - 8 f(x - h) + 8 f(x + h) - f(x + 2h) ) / (12 h)
 *
 * The error is h^4 / 30 times the fifth derivative, plus rounding of about 1e-16 |f| / h.
 *
 * @param h step, above 0
 * @throws {RangeError} when h is not above 0, or f is not finite at one of the four points
 *
 * @example
 * ```ts
 * import { derivative } from "flowbook/numerics";
 * console.log(derivative((x) => x ** 3, 2).toFixed(6)); // 12.000000
 * ```
 */
export function derivative(f: (x: number) => number, x: number, h = 1e-3): number {
  requireFinite(x, "x");
  requireFinite(h, "h");
  if (h <= 0) throw new RangeError(`Expected h > 0; got ${h}`);
  const value = f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h);
  if (!Number.isFinite(value)) {
    throw new RangeError(`Expected f finite near x = ${x}; got ${value}`);
  }
  return value / (12 * h);
}

/**
 * The gradient of a function of a point, one {@link derivative} per coordinate.
 *
 * @returns vector as long as x
 */
export function gradient(
  f: (x: readonly number[]) => number,
  x: readonly number[],
  h = 1e-3,
): number[] {
  return x.map((coordinate, i) => derivative((value) => f(x.with(i, value)), coordinate, h));
}

/**
 * The divergence of a field: the sum of d v_i / d x_i, one {@link derivative} per coordinate.
 *
 * @param v maps a point to a vector of the same length
 * @throws {TypeError} when the vector has another length
 */
export function divergence(
  v: (x: readonly number[]) => readonly number[],
  x: readonly number[],
  h = 1e-3,
): number {
  const component = (point: readonly number[], i: number): number => {
    const vector = v(point);
    if (vector.length !== x.length) {
      throw new TypeError(`Expected v(x) of length ${x.length}; got ${vector.length}`);
    }
    return vector[i]!;
  };
  return x.reduce((sum, coordinate, i) => {
    return sum + derivative((value) => component(x.with(i, value), i), coordinate, h);
  }, 0);
}
