import { requireFinite } from "../require/numbers.ts";

/**
 * The normalised path energy: how much more a flow spends than the cheapest one.
 *
 *   NPE = (E - W2^2) / W2^2,   E = mean over starts of the integral of |v(x_t, t)|^2
 *
 * The literature prints its absolute value. Here it keeps its sign: below 0 the flow misses its
 * target, or W2^2 is too large, as it is from samples.
 *
 * @param energy          E, 0 or above
 * @param squaredDistance W2^2 of the two laws, above 0
 * @throws {RangeError} when a number is not finite, the energy is negative, or the distance is not
 *   above 0
 * @see Tong et al. 2024, "Simulation-free Schrödinger bridges via score and flow matching",
 * equation 22.
 *
 * @example
 * ```ts
 * import { normalisedPathEnergy } from "flowbook/odes";
 * console.log(normalisedPathEnergy(5, 4)); // 0.25
 * ```
 */
export function normalisedPathEnergy(energy: number, squaredDistance: number): number {
  requireFinite(energy, "energy");
  requireFinite(squaredDistance, "squaredDistance");
  if (energy < 0) throw new RangeError(`Expected energy >= 0; got ${energy}`);
  if (squaredDistance <= 0) {
    throw new RangeError(`Expected squaredDistance > 0; got ${squaredDistance}`);
  }
  return (energy - squaredDistance) / squaredDistance;
}
