import { integrate, type Panels } from "../numerics/quadrature.ts";
import { requireFinite } from "../require/numbers.ts";

/** What is known about a latent variable z, for {@link posteriorMean}. */
export interface LatentVariable {
  /** Density of z before anything is seen, up to a factor. */
  readonly prior: (z: number) => number;
  /** Density of what was seen, given z, up to a factor. */
  readonly likelihood: (z: number) => number;
  /** Start of the range of z; what lies below has no mass. */
  readonly from: number;
  /** End of that range, after its start. */
  readonly to: number;
}

/**
 * The mean of a function of a latent variable, given what was seen: Bayes' rule by quadrature.
 *
 *   E[u(z) | seen] = int u(z) prior(z) likelihood(z) dz / int prior(z) likelihood(z) dz
 *
 * With u the velocity given z it is the marginal velocity, whichever variable z is. Where prior or
 * likelihood is 0, u is not asked.
 *
 * @param u      of the latent variable
 * @param hidden densities and range of z; factors that do not depend on z cancel
 * @param panels as for {@link integrate}
 * @throws {RangeError} when an end or a value is not finite, the end is not after the start, a density
 *   is negative, or nothing in the range fits what was seen
 *
 * @example
 * ```ts
 * import { posteriorMean } from "flowbook/exact";
 * import { normalDensity } from "flowbook/numerics";
 * // z from N(0, 1), seen with an error from N(0, 1): half of what was seen is z
 * const hidden = { prior: normalDensity, likelihood: (z: number) => normalDensity(2, z, 1) };
 * console.log(posteriorMean((z) => z, { ...hidden, from: -9, to: 9 }).toFixed(9)); // 1.000000000
 * ```
 */
export function posteriorMean(
  u: (z: number) => number,
  { prior, likelihood, from, to }: LatentVariable,
  panels: Panels = {},
): number {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  if (!(to > from)) throw new RangeError(`Expected an end after ${from}; got ${to}`);
  const weight = (z: number): number =>
    nonNegative(prior(z), "prior", z) * nonNegative(likelihood(z), "likelihood", z);
  const over = (f: (z: number) => number): number => integrate(f, from, to, panels);
  const mass = over(weight);
  if (!(mass > 0)) {
    throw new RangeError(`Expected mass between ${from} and ${to}; got ${mass}`);
  }
  return over((z) => {
    const density = weight(z);
    return density === 0 ? 0 : u(z) * density;
  }) / mass;
}

function nonNegative(density: number, name: string, z: number): number {
  if (density < 0) throw new RangeError(`Expected a ${name} >= 0; got ${density} at z = ${z}`);
  return density;
}
