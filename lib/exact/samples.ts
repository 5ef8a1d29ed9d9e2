import type { Stream } from "../random/stream.ts";
import { scheduleOf, WIDTHS_AND_SPEEDS } from "./path.ts";
import { type Problem, requireProblem } from "./problem.ts";
import { requireCount } from "../require/numbers.ts";

/** Draws of one training batch; points are rows, flattened to `[count * dim]`. */
export interface Pairs {
  /** Times in [0, 1], of {@link drawPairs} uniform on [0, 1): `[count]`. */
  readonly t: Float64Array;
  /** Noise: `[count * dim]`. */
  readonly x0: Float64Array;
  /** Data: `[count * dim]`. */
  readonly x1: Float64Array;
  /** Points on the path, xt = alpha x1 + sigma x0: `[count * dim]`. */
  readonly xt: Float64Array;
  /** Velocities of the path, ut = alphaDot x1 + sigmaDot x0: `[count * dim]`. */
  readonly ut: Float64Array;
}

/**
 * Independent draws of (t, x0, x1) and the path between them.
 *
 *   xt = alpha(t) x1 + sigma(t) x0,   ut = alphaDot(t) x1 + sigmaDot(t) x0,   t uniform on [0, 1)
 *
 * @param problem has the law of x1 and the schedule
 * @param count   how many
 * @param stream  is split, not moved on
 * @throws {RangeError} when count is not a positive integer
 *
 * @example
 * ```ts
 * import { drawPairs, eightGaussiansProblem } from "flowbook/exact";
 * import { stream } from "flowbook/random";
 * console.log(drawPairs(eightGaussiansProblem, 100, stream(1)).xt.length); // 200
 * ```
 */
export function drawPairs(problem: Problem, count: number, stream: Stream): Pairs {
  requireProblem(problem);
  requireCount(count, "count");
  return drawPairsAt(problem, stream.split("t").uniform(count), stream);
}

/**
 * Independent draws of (x0, x1) and the path between them, one pair at each of the given times.
 *
 *   xt = alpha(t) x1 + sigma(t) x0,   ut = alphaDot(t) x1 + sigmaDot(t) x0
 *
 * {@link drawPairs} with times of one's own: of another law than the uniform one, or all alike.
 *
 * @param problem has the law of x1 and the schedule
 * @param times   in [0, 1], `[count]`; becomes the `t` of the pairs
 * @param stream  is split, not moved on
 * @throws {TypeError} or {RangeError} when the problem is wrong
 * @throws {RangeError} when there is no time, one is outside [0, 1], or a coefficient is not finite
 *   there
 *
 * @example
 * ```ts
 * import { drawPairsAt, twoBumps } from "flowbook/exact";
 * import { stream } from "flowbook/random";
 * const { xt, x1 } = drawPairsAt(twoBumps, Float64Array.of(0, 1), stream(1));
 * console.log(xt[1] === x1[1]); // true, the data at t = 1
 * ```
 */
export function drawPairsAt(problem: Problem, times: Float64Array, stream: Stream): Pairs {
  requireProblem(problem);
  const { dim, target } = problem, t = times, count = t.length;
  requireCount(count, "the number of times");
  const schedules = Array.from(t, (time) => scheduleOf(problem, time, WIDTHS_AND_SPEEDS));
  const x0 = stream.split("x0").normal(count * dim);
  const component = stream.split("component").categorical(count, target.weights);
  const x1 = stream.split("x1").normal(count * dim).map((z, j) => {
    const k = component[Math.floor(j / dim)]!;
    return target.means[k]![j % dim]! + target.sds[k]! * z;
  });
  const combine = (_: number, j: number): number => {
    const { alpha, sigma } = schedules[Math.floor(j / dim)]!;
    return alpha * x1[j]! + sigma * x0[j]!;
  };
  const differentiate = (_: number, j: number): number => {
    const { alphaDot, sigmaDot } = schedules[Math.floor(j / dim)]!;
    return alphaDot * x1[j]! + sigmaDot * x0[j]!;
  };
  return { t, x0, x1, xt: x0.map(combine), ut: x0.map(differentiate) };
}
