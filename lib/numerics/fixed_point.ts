import { requireCount, requireFinite, requirePoint } from "../require/numbers.ts";

/** How a {@link fixedPoint} is looked for. */
export interface FixedPointOptions {
  /** A bound c < 1 of the slope of the map: |m(x) - m(x')| <= c |x - x'|. */
  readonly lipschitz: number;
  /** How near the fixed point is wanted, relative to max(1, |x|); 1e-12 by default. */
  readonly tolerance?: number;
  /** After how many rounds to give up, 1000 by default. */
  readonly iterations?: number;
}

/** Where the rounds of a {@link fixedPoint} have ended. */
export interface FixedPoint {
  /** The last iterate. */
  readonly point: number[];
  /** How many rounds that took. */
  readonly iterations: number;
  /** The fixed point is at most this far away: c / (1 - c) times the last step. */
  readonly error: number;
}

/** Steps shorter than this, relative to max(1, |x|), tell of rounding and no longer of the slope. */
const ROUNDING = 1e-8;

/**
 * The fixed point x = m(x) of a contraction, by Banach's iteration:
 *
 *   x_(k+1) = m(x_k),   |x_k - x| <= c^k |x_0 - x|   and   |x_(k+1) - x| <= c / (1 - c) |x_(k+1) - x_k|
 *
 * The second bound knows nothing of x, so it tells when to stop.
 *
 * @param map   from numbers to as many numbers
 * @param start x_0
 * @throws {RangeError} when lipschitz is not in [0, 1), the tolerance is not above 0, a step is longer
 *   than c times the one before, the map is not finite, or the limit of rounds is reached
 * @throws {TypeError} when the map returns another number of numbers
 * @see Banach 1922; Behrmann et al. 2019, "Invertible residual networks", algorithm 1.
 *
 * @example
 * ```ts
 * import { fixedPoint } from "flowbook/numerics";
 * const y = 1 + Math.sin(1) / 2; // x + sin(x) / 2 = y at x = 1
 * const { point } = fixedPoint(([x]) => [y - Math.sin(x!) / 2], [y], { lipschitz: 0.5 });
 * console.log(point[0]!.toFixed(9)); // 1.000000000
 * ```
 */
export function fixedPoint(
  map: (x: readonly number[]) => readonly number[],
  start: readonly number[],
  { lipschitz, tolerance = 1e-12, iterations = 1000 }: FixedPointOptions,
): FixedPoint {
  requireContraction(lipschitz);
  requireTolerance(tolerance);
  requireCount(iterations, "iterations");
  const dim = start.length, farther = lipschitz / (1 - lipschitz);
  requirePoint(start, dim, "the start");
  let point = [...start], before = Infinity, error = Infinity;
  for (let round = 1; round <= iterations; round++) {
    const next = [...map(point)];
    requirePoint(next, dim, "the map");
    const step = Math.hypot(...next.map((coordinate, i) => coordinate - point[i]!));
    const size = Math.max(1, Math.hypot(...next));
    if (before > ROUNDING * size && step > lipschitz * before + ROUNDING * size) {
      const slope = `${short(step / before)} between two iterates`;
      throw new RangeError(`Expected a map of slope at most ${lipschitz}; got ${slope}`);
    }
    error = farther * step;
    if (error <= tolerance * size) return { point: next, iterations: round, error };
    point = next;
    before = step;
  }
  const rounds = `${iterations} ${iterations === 1 ? "iteration" : "iterations"}`;
  throw new RangeError(
    `Expected the fixed point within ${tolerance} after ${rounds}; got within ${short(error)}`,
  );
}

/** @throws {RangeError} when a bound of the slope is not in [0, 1) */
export function requireContraction(lipschitz: number): void {
  requireFinite(lipschitz, "lipschitz");
  if (lipschitz >= 0 && lipschitz < 1) return;
  throw new RangeError(`Expected lipschitz in [0, 1); got ${lipschitz}`);
}

/** @throws {RangeError} when a tolerance is not above 0 */
export function requireTolerance(tolerance: number): void {
  requireFinite(tolerance, "tolerance");
  if (tolerance <= 0) throw new RangeError(`Expected tolerance > 0; got ${tolerance}`);
}

function short(value: number): string {
  return String(Number(value.toPrecision(2)));
}
