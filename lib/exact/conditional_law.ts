import { normalDensity } from "../numerics/normal.ts";
import { requireFinite } from "../require/numbers.ts";
import { type Mixture, requireMixture } from "./problem.ts";

/** One coordinate of a point of the plane. */
export type PlaneCoordinate = "x" | "y";

/**
 * The law of one coordinate of a mixture in the plane: again a mixture, on the line.
 *
 *   sum over k of weights[k] N(m_k,c ; s_k^2)
 *
 * @param which the coordinate c
 * @throws {TypeError} when a mean is not a point of length 2
 *
 * @example
 * ```ts
 * import { marginalOf } from "flowbook/exact";
 * const law = { weights: [0.5, 0.5], means: [[0, 1], [2, 3]], sds: [1, 1] };
 * console.log(marginalOf(law, "y").means.join()); // 1,3
 * ```
 */
export function marginalOf(mixture: Mixture, which: PlaneCoordinate): Mixture {
  requireMixture(mixture, 2);
  const index = which === "x" ? 0 : 1;
  return { ...mixture, means: mixture.means.map((mean) => [mean[index]!]) };
}

/**
 * The law of one coordinate of a mixture in the plane, given the other.
 *
 *   sum over k of r_k N(m_k,c ; s_k^2),   r_k = weights[k] N(value; m_k,o, s_k^2) / (sum of these)
 *
 * The responsibilities r_k say which component the value o of the other coordinate comes from.
 *
 * @param which the coordinate c whose law is asked for
 * @param value of the other coordinate o
 * @throws {TypeError} when a mean is not a point of length 2
 * @throws {RangeError} when a component is a point mass, or the value lies so far out that no
 * component has any density there
 *
 * @example
 * ```ts
 * import { conditionalOf } from "flowbook/exact";
 * const law = { weights: [0.5, 0.5], means: [[0, 1], [2, 3]], sds: [1, 1] };
 * console.log(conditionalOf(law, "y", 1).weights.join()); // 0.5,0.5
 * ```
 */
export function conditionalOf(mixture: Mixture, which: PlaneCoordinate, value: number): Mixture {
  requireFinite(value, "value");
  const law = marginalOf(mixture, which), other = marginalOf(mixture, which === "x" ? "y" : "x");
  const shares = law.weights.map((weight, k) =>
    weight * normalDensity(value, other.means[k]![0], law.sds[k])
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) throw new RangeError(`Expected some density at ${value}; got none`);
  return { ...law, weights: shares.map((share) => share / total) };
}
