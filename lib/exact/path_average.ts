import { integrate, type Panels } from "../numerics/quadrature.ts";
import { normalDensity } from "../numerics/normal.ts";
import { marginalLaw } from "./marginal_law.ts";
import type { Problem } from "./problem.ts";

const REACH = 9; // standard deviations; beyond it lies 1e-19 of a bell

/**
 * The average of a function over the particles at time t, by quadrature over each bell of p_t.
 *
 *   E f(xt) = sum over k of weights[k] E f(alpha m_k + sd_k Z),   Z from N(0, I)
 *
 * Averages of averages need nothing more: the mean of `pathAverage` over t is one over pairs.
 *
 * @param problem on the line or in the plane, with a density at time t
 * @param t       time in [0, 1]
 * @param f       of a point, such as the conditional variance
 * @param panels  of each coordinate, 24 panels of 16 nodes unless told
 * @throws {RangeError} when the dimension is above 2, t is outside [0, 1], or f is not finite
 *
 * @example
 * ```ts
 * import { pathAverage, twoBumps } from "flowbook/exact";
 * console.log(pathAverage(twoBumps, 1, ([x]) => x!).toFixed(6)); // 1.100000, the mean of the data
 * ```
 */
export function pathAverage(
  problem: Problem,
  t: number,
  f: (x: readonly number[]) => number,
  { panels = 24, nodes = 16 }: Panels = {},
): number {
  if (problem.dim > 2) throw new RangeError(`Expected dimension 1 or 2; got ${problem.dim}`);
  const overBell = (g: (z: number) => number): number =>
    integrate((z) => normalDensity(z, 0, 1) * g(z), -REACH, REACH, { panels, nodes });
  const { weights, means, sds } = marginalLaw(problem, t);
  return weights.reduce((total, weight, k) => {
    const [a, b] = means[k]!, sd = sds[k]!;
    const average = b === undefined
      ? overBell((z) => f([a! + sd * z]))
      : overBell((z) => overBell((y) => f([a! + sd * z, b + sd * y])));
    return total + weight * average;
  }, 0);
}
