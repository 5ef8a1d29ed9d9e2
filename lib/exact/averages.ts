import { expectNormal, integrate } from "../numerics/quadrature.ts";
import { requirePoint } from "../require/numbers.ts";
import { conditionalVariance } from "./marginal_velocity.ts";
import { pathAverage } from "./path_average.ts";
import { scheduleOf, WIDTHS_AND_SPEEDS } from "./path.ts";
import { type Problem, requireProblem } from "./problem.ts";

const TIMES = { panels: 8, nodes: 16 };
const NOISE_NODES = 160, DATA_NODES = 32; // of Gauss-Hermite rules

/**
 * The average along the path of a problem on the line, by the law of xt.
 *
 *   E f(xt, t) = int_0^1 E[f(xt, t) | t] dt,   the inner average by {@link pathAverage}
 *
 * @param f smooth, of a place and a time; never asked at t = 0 or t = 1
 * @throws {TypeError} when the problem is not one-dimensional
 *
 * @example
 * ```ts
 * import { averageOverPath, gaussianTarget } from "flowbook/exact";
 * console.log(averageOverPath(gaussianTarget(3, 1), (x) => x).toFixed(9)); // 1.500000000
 * ```
 */
export function averageOverPath(problem: Problem, f: (x: number, t: number) => number): number {
  requireLine(problem);
  return integrate((t) => pathAverage(problem, t, ([x]) => f(x!, t)), 0, 1, TIMES);
}

/**
 * The average over pairs of noise and data on the line, both integrated out.
 *
 *   E g(xt, t, ut, x1),   xt = alpha x1 + sigma x0,   ut = alphaDot x1 + sigmaDot x0
 *
 * x0 by Gauss-Hermite quadrature of 160 nodes; x1 by one of 32 in each component that has a width.
 *
 * @param g smooth, of place, time, velocity of the pair and data point
 * @throws {TypeError} when the problem is not one-dimensional
 *
 * @example
 * ```ts
 * import { averageOverPairs, gaussianTarget } from "flowbook/exact";
 * const squares = averageOverPairs(gaussianTarget(0, 1), (_x, _t, u) => u * u);
 * console.log(squares.toFixed(9)); // 2.000000000, since u = x1 - x0
 * ```
 */
export function averageOverPairs(
  problem: Problem,
  g: (x: number, t: number, u: number, x1: number) => number,
): number {
  requireLine(problem);
  const { weights, means, sds } = problem.target;
  return integrate(
    (t) => {
      const { alpha, sigma, alphaDot, sigmaDot } = scheduleOf(problem, t, WIDTHS_AND_SPEEDS);
      const overNoise = (x1: number): number =>
        expectNormal(
          (x0) => g(alpha * x1 + sigma * x0, t, alphaDot * x1 + sigmaDot * x0, x1),
          0,
          1,
          NOISE_NODES,
        );
      return weights.reduce((sum, weight, k) => {
        const mean = means[k]![0]!, sd = sds[k]!;
        const inner = sd === 0 ? overNoise(mean) : expectNormal(overNoise, mean, sd, DATA_NODES);
        return sum + weight * inner;
      }, 0);
    },
    0,
    1,
    { panels: 4, nodes: 16 },
  );
}

/**
 * The floor of the conditional loss of a problem on the line: what a perfect model still pays.
 *
 *   F = int_0^1 E Var(u_t(xt | x1) | xt) dt
 *
 * @throws {TypeError} when the problem is not one-dimensional
 *
 * @example
 * ```ts
 * import { gaussianTarget, lossFloor } from "flowbook/exact";
 * console.log((lossFloor(gaussianTarget(0, 0.5)) / Math.PI).toFixed(9)); // 0.250000000
 * ```
 */
export function lossFloor(problem: Problem): number {
  return averageOverPath(problem, (x, t) => conditionalVariance(problem, [x], t));
}

function requireLine(problem: Problem): void {
  requireProblem(problem);
  requirePoint(problem.target.means[0]!, 1, "means[0]");
}
