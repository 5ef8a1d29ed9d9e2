import { normalCdf, tailOverDensity } from "./normal.ts";

const MOST_STEPS = 60; // Newton needs 5 or so; the bound only ends what rounding keeps going

/**
 * The logarithm of the probability that a standard normal variable is at most z.
 *
 * Finite where the probability itself is no double any more: log Phi(-100) is about -5005.5.
 *
 * @param z any number; the infinities give -Infinity and 0
 * @throws {RangeError} when z is NaN
 *
 * @example
 * ```ts
 * import { normalLogCdf } from "flowbook/numerics";
 * console.log(normalLogCdf(0) === Math.log(0.5)); // true
 * ```
 */
export function normalLogCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("Expected z to be a number; got NaN");
  if (z > 0) return Math.log1p(-normalCdf(-z));
  if (z === -Infinity) return z;
  return Math.log(tailOverDensity(-z)) - z * z / 2 - Math.log(2 * Math.PI) / 2;
}

/**
 * The inverse of {@link normalLogCdf}: the z with log Phi(z) = log p.
 *
 * Newton's steps on log Phi, which is concave, so from the left of the root they stay there.
 *
 * @param logP below 0; near 0 it has lost the digits of z, so take the other tail there
 * @throws {RangeError} when logP is not below 0 or not finite
 *
 * @example
 * ```ts
 * import { normalLogCdf, normalLogQuantile } from "flowbook/numerics";
 * console.log(normalLogQuantile(normalLogCdf(-100)).toFixed(9)); // -100.000000000
 * ```
 */
export function normalLogQuantile(logP: number): number {
  if (!(logP < 0 && logP > -Infinity)) {
    throw new RangeError(`Expected logP finite and below 0; got ${logP}`);
  }
  let z = -Math.sqrt(-2 * logP); // Phi(-r) < e^(-r^2 / 2), so the root lies to the right
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = z + (logP - normalLogCdf(z)) * tailOverDensity(-z);
    if (!(next > z)) return next;
    z = next;
  }
  return z;
}
