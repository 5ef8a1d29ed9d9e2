import { requireDeviation, requireFinite } from "../require/numbers.ts";

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
const SERIES_END = 1.5; // below: power series; above: continued fraction
const FRACTION_TERMS = 180; // enough for full precision at SERIES_END, where it converges slowest
const ALWAYS = 10; // terms; with 600 / z^2 more, no bit differs from what 180 give
const LAST = 39; // the upper tail beyond is smaller than the smallest double

/**
 * The density of the normal law N(mean, sd^2) on the line.
 *
 *   exp(-(x - mean)^2 / (2 sd^2)) / (sd sqrt(2 pi))
 *
 * @throws {RangeError} when sd is not above 0, or an argument is not finite
 */
export function normalDensity(x: number, mean = 0, sd = 1): number {
  requireFinite(x, "x");
  requireFinite(mean, "mean");
  requireDeviation(sd, "sd");
  if (sd === 0) throw new RangeError("Expected sd > 0; got 0: a point mass has no density");
  return standardDensity((x - mean) / sd) / sd;
}

/**
 * The probability that a standard normal variable is at most z, accurate in both tails.
 *
 *   Phi(z) = integral of N(x; 0, 1) over x from -infinity to z
 *
 * @param z any number; the infinities give 0 and 1
 * @throws {RangeError} when z is NaN
 * @see the series and the continued fraction are due to Laplace.
 *
 * @example
 * ```ts
 * import { normalCdf } from "flowbook/numerics";
 * console.log(normalCdf(0)); // 0.5
 * ```
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("Expected z to be a number; got NaN");
  return z < 0 ? upperTail(-z) : 1 - upperTail(z);
}

/**
 * The inverse of {@link normalCdf}: the z with Phi(z) = p.
 *
 * A rational first guess (error below 4.5e-4) and three steps of Halley's method on the tail.
 *
 * @param p in (0, 1)
 * @throws {RangeError} when p is outside (0, 1)
 * @see Hastings 1955 (first guess).
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Expected p in (0, 1); got ${p}`);
  if (p === 0.5) return 0;
  if (p > 0.5) return -normalQuantile(1 - p);
  const r = Math.sqrt(-2 * Math.log(p));
  let z = r - (2.515517 + r * (0.802853 + r * 0.010328)) /
      (1 + r * (1.432788 + r * (0.189269 + r * 0.001308)));
  for (let step = 0; step < 3; step++) {
    const gap = tailOverDensity(z) * (1 - p / upperTail(z)); // a ratio, so no tail is too thin
    z += gap / (1 - z * gap / 2);
  }
  return -z;
}

/** P(Z > z) for z not far below 0. */
function upperTail(z: number): number {
  return z > LAST ? 0 : standardDensity(z) * tailOverDensity(z);
}

/** Mills' ratio P(Z > z) / N(z; 0, 1). */
function tailOverDensity(z: number): number {
  if (z < SERIES_END) {
    let term = z, sum = z;
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) sum += term *= z * z / k;
    return 0.5 / standardDensity(z) - sum;
  }
  let fraction = z;
  for (let k = Math.min(FRACTION_TERMS, ALWAYS + Math.ceil(600 / (z * z))); k > 0; k--) {
    fraction = z + k / fraction;
  }
  return 1 / fraction;
}

function standardDensity(z: number): number {
  const head = Math.trunc(z * 16) / 16; // head^2 is exact, so no digits of z^2 are lost in exp
  return Math.exp(-head * head / 2) * Math.exp(-(z - head) * (z + head) / 2) / ROOT_TWO_PI;
}
