import { requireCount, requireFinite } from "../require/numbers.ts";

/** The sum of some numbers, from the first to the last; 0 of none. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/**
 * The mean of some numbers.
 *
 * @throws {RangeError} when there are none
 *
 * @example
 * ```ts
 * import { mean } from "flowbook/numerics";
 * console.log(mean([1, 2, 6])); // 3
 * ```
 */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError("Expected at least one number; got none");
  return sum(values) / values.length;
}

/**
 * The sum of values, each times its weight: their mean when the weights add up to 1.
 *
 *   sum_i weights[i] values[i]
 *
 * Of two vectors it is the inner product.
 *
 * @throws {TypeError} when one is no list, or there are not as many weights as values
 *
 * @example
 * ```ts
 * import { weightedSum } from "flowbook/numerics";
 * console.log(weightedSum([0.25, 0.75], [-1, 2])); // 1.25
 * ```
 */
export function weightedSum(weights: ArrayLike<number>, values: ArrayLike<number>): number {
  requireList(weights, "weights");
  requireList(values, "values");
  if (weights.length !== values.length) {
    throw new TypeError(`Expected ${values.length} weights, one a value; got ${weights.length}`);
  }
  let total = 0;
  for (let i = 0; i < values.length; i++) total += weights[i]! * values[i]!;
  return total;
}

function requireList(list: ArrayLike<number>, name: string): void {
  const length = (list as ArrayLike<number> | null | undefined)?.length;
  if (typeof list === "object" && typeof length === "number") return;
  throw new TypeError(`Expected ${name} to be a list of numbers; got ${typeof list}`);
}

/**
 * The variance of some numbers as they are, not as draws of a law: divided by their count.
 *
 *   mean of (x - mean(x))^2
 *
 * @throws {RangeError} when there are none
 *
 * @example
 * ```ts
 * import { variance } from "flowbook/numerics";
 * console.log(variance([1, 2, 6])); // 4.666666666666667
 * ```
 */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  return mean(Array.from(values, (x) => (x - centre) ** 2));
}

/**
 * Evenly spaced numbers, both ends among them.
 *
 *   from + (to - from) i / (count - 1),   i = 0, ..., count - 1
 *
 * @param count how many, at least 2
 * @throws {RangeError} when an end is not finite, or count is not a whole number above 1
 *
 * @example
 * ```ts
 * import { grid } from "flowbook/numerics";
 * console.log(grid(0, 1, 5)); // [ 0, 0.25, 0.5, 0.75, 1 ]
 * ```
 */
export function grid(from: number, to: number, count: number): number[] {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  requireCount(count, "count");
  if (count < 2) throw new RangeError(`Expected count of at least 2; got ${count}`);
  return Array.from({ length: count }, (_, i) => from + (to - from) * i / (count - 1));
}
