import { requireFinite } from "../require/numbers.ts";

const CUTS = 100; // (2/3)^100 = 2e-18: below the last digit of the interval

/**
 * Where a function with one valley is least, by cutting off a third of the interval at a time.
 *
 * Of two places inside, the minimum is never beyond the dearer one. It asks for no derivative, so
 * kinks such as that of |x| do no harm; but at a smooth minimum f hardly changes, and only half of
 * the digits are right.
 *
 * @param f    falls to its minimum and rises after it, as convex functions do; flat at most there
 * @param from start of the interval
 * @param to   end of the interval, not before its start
 * @throws {RangeError} when an end or a value is not finite, or the interval runs backward
 *
 * @example
 * ```ts
 * import { ternarySearch } from "flowbook/numerics";
 * console.log(ternarySearch((x) => Math.abs(x - 0.3), -1, 2).toFixed(9)); // 0.300000000
 * ```
 */
export function ternarySearch(f: (x: number) => number, from: number, to: number): number {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  if (to < from) throw new RangeError(`Expected an end at ${from} or after it; got ${to}`);
  const valueAt = (x: number): number => {
    const value = f(x);
    if (!Number.isFinite(value)) {
      throw new RangeError(`Expected a finite value; got ${value} at x = ${x}`);
    }
    return value;
  };
  let low = from, high = to;
  for (let cut = 0; cut < CUTS; cut++) {
    const left = (2 * low + high) / 3, right = (low + 2 * high) / 3;
    if (valueAt(left) < valueAt(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
