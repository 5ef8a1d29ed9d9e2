/**
 * The one way in which the course compares two computations of the same quantity.
 *
 * @module
 */
import { normalCdf, normalQuantile } from "../numerics/normal.ts";
import { describeShape, type Numbers, readSide, type Side } from "./side.ts";
import { slackOfBound, slackOfEqual } from "./slack.ts";
import { type Bound, EXACT64, type MonteCarloTolerance, type Tolerance } from "./tolerances.ts";

export type { Side };

/** What came of comparing two sides. */
export interface Comparison {
  /** The numbers of the left side. */
  readonly left: readonly number[];
  /** The numbers of the right side. */
  readonly right: readonly number[];
  /** A lone number is not a vector with one entry. */
  readonly shape: "number" | "vector";
  /** Distance at the worst entry; infinite when an entry of either side is not finite. */
  readonly error: number;
  /** Largest distance allowed at that entry. */
  readonly allowed: number;
  /** What matters in each entry, in its units: what it may be off by; shape [entries]. */
  readonly slack: readonly number[];
  /** Whether no entry is further off than it may be. */
  readonly agrees: boolean;
}

/**
 * Compares two sides entry by entry and reports the worst entry.
 *
 *   fixed tolerance:  error = |l - r| / max(1, |r|),   allowed = tolerance.size
 *   at most:          error = max(0, l - r) / max(1, |r|),   at least: max(0, r - l) / max(1, |r|)
 *   Monte Carlo:      error = |l - r|,                 allowed = z sqrt(se_l^2 + se_r^2) + bias
 *
 * With one entry z is 4. With m entries z solves 2 Phi(-z) = 2 Phi(-4) / m, so the chance that any
 * of m true statements fails stays that of one at 4 standard errors (Bonferroni). Float64 rounding
 * is always allowed, so that averages of equal draws may still be compared. The two sides must be
 * independent or one of them exact. NaN and infinite entries never agree.
 *
 * @param left      a number, numbers of shape [entries], or an `Estimate`
 * @param right     of the same shape as left; errors are relative to this side
 * @param tolerance one of the named tolerances, `within(size, why)`, `AT_MOST`, `AT_LEAST` or
 *   `monteCarlo()`
 * @throws {TypeError} when the shapes differ, a side is not numeric, or a Monte Carlo comparison
 *   has no `Estimate` on either side
 * @throws {RangeError} when a standard error is negative or not finite
 *
 * @example
 * ```ts
 * import { compare, EXACT64 } from "flowbook/judge";
 * console.log(compare(Math.sqrt(2) ** 2, 2, EXACT64).agrees); // true
 * console.log(compare(2.1, 2, EXACT64).agrees); // false
 * ```
 */
export function compare(
  left: Side,
  right: Side,
  tolerance: Tolerance | Bound | MonteCarloTolerance,
): Comparison {
  const l = readSide(left, "left"), r = readSide(right, "right");
  if (l.shape !== r.shape || l.values.length !== r.values.length) {
    const shapes = `${describeShape(r)}; got ${describeShape(l)}`;
    throw new TypeError(`Expected left of the shape of right, ${shapes}`);
  }
  const distances = "sign" in tolerance
    ? l.values.map((value, i) => distanceBeyond(value, r.values[i]!, tolerance))
    : "size" in tolerance
    ? l.values.map((value, i) => relativeDistance(value, r.values[i]!, tolerance))
    : randomDistances(l, r, tolerance);
  const worst = distances.reduce((a, b) => b.error / b.allowed > a.error / a.allowed ? b : a);
  return {
    left: l.values,
    right: r.values,
    shape: r.shape,
    error: worst.error,
    allowed: worst.allowed,
    slack: distances.map((distance) => distance.slack),
    agrees: worst.error <= worst.allowed,
  };
}

interface Distance {
  readonly error: number;
  readonly allowed: number;
  readonly slack: number;
}

function relativeDistance(left: number, right: number, tolerance: Tolerance): Distance {
  const scale = Math.max(1, Math.abs(right));
  const comparable = Number.isFinite(left) && Number.isFinite(right);
  return {
    error: comparable ? Math.abs(left - right) / scale : Infinity,
    allowed: tolerance.size,
    slack: slackOfEqual(tolerance.size, right),
  };
}

function distanceBeyond(left: number, right: number, { sign, size }: Bound): Distance {
  const scale = Math.max(1, Math.abs(right));
  const comparable = Number.isFinite(left) && Number.isFinite(right);
  return {
    error: comparable ? Math.max(0, sign * (left - right)) / scale : Infinity,
    allowed: size,
    slack: slackOfBound(size, right),
  };
}

function randomDistances(l: Numbers, r: Numbers, tolerance: MonteCarloTolerance): Distance[] {
  if (!l.standardErrors && !r.standardErrors) {
    throw new TypeError("Expected an Estimate on a side of a Monte Carlo comparison; got none");
  }
  const z = -normalQuantile(normalCdf(-tolerance.standardErrors) / l.values.length);
  return l.values.map((left, i) => {
    const right = r.values[i]!;
    const spread = Math.hypot(l.standardErrors?.[i] ?? 0, r.standardErrors?.[i] ?? 0);
    const comparable = Number.isFinite(left) && Number.isFinite(right);
    const rounding = comparable ? EXACT64.size * Math.max(1, Math.abs(right)) : 0;
    const allowed = z * spread + tolerance.bias + rounding;
    return { error: comparable ? Math.abs(left - right) : Infinity, allowed, slack: allowed };
  });
}
