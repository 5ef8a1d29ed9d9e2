import { requireCount, requireDeviation, requirePoint } from "../require/numbers.ts";
import { linearScheduler } from "../schedules/linear.ts";
import type { Problem } from "./problem.ts";

const RING = 5 * Math.SQRT1_2;

/** Two point masses of unequal weight on the line, seen through a path that keeps some noise. */
export const twoTargets: Problem = {
  name: "two targets",
  dim: 1,
  target: { weights: [0.3, 0.7], means: [[-1], [2]], sds: [0, 0] },
  schedule: linearScheduler({ sigmaMin: 0.1 }),
};

/** Two unequal bumps on the line; on this field Runge-Kutta methods show their nominal orders. */
export const twoBumps: Problem = {
  name: "two bumps",
  dim: 1,
  target: { weights: [0.3, 0.7], means: [[-1], [2]], sds: [0.5, 0.5] },
  schedule: linearScheduler(),
};

/** The data are -1 and +1, equally likely: the smallest problem in which paths cross. */
export const twoPoints: Problem = {
  name: "two points",
  dim: 1,
  target: { weights: [0.5, 0.5], means: [[-1], [1]], sds: [0, 0] },
  schedule: linearScheduler(),
};

/** Eight unit Gaussians on a circle of radius 5 in the plane. */
export const eightGaussiansProblem: Problem = {
  name: "eight Gaussians",
  dim: 2,
  target: {
    weights: Array.from({ length: 8 }, () => 1 / 8),
    means: [
      [5, 0],
      [RING, RING],
      [0, 5],
      [-RING, RING],
      [-5, 0],
      [-RING, -RING],
      [0, -5],
      [RING, -RING],
    ],
    sds: Array.from({ length: 8 }, () => 1),
  },
  schedule: linearScheduler(),
};

/**
 * One round Gaussian N(mean, sd^2 I) as the target of the straight path: the velocity is linear in x.
 *
 * Another path is one more property: `{ ...gaussianTarget(2, 1), schedule: cosineScheduler() }`.
 *
 * @param mean a point, or one number for every coordinate
 * @param sd   standard deviation of each coordinate, 0 for a point mass
 * @param dim  dimension; a point brings its own
 * @throws {TypeError} when the point and dim disagree
 *
 * @example
 * ```ts
 * import { gaussianTarget, marginalVelocity } from "flowbook/exact";
 * console.log(marginalVelocity(gaussianTarget(2, 1), [0], 0)); // [ 2 ]
 * ```
 */
export function gaussianTarget(
  mean: number | readonly number[],
  sd: number,
  dim: number = typeof mean === "number" ? 1 : mean.length,
): Problem {
  requireDeviation(sd, "sd");
  const point = typeof mean === "number" ? Array.from({ length: dim }, () => mean) : mean;
  if (point.length !== dim) {
    throw new TypeError(`Expected mean of length ${dim}; got ${point.length}`);
  }
  return {
    name: `Gaussian target, mean [${point}], sd ${sd}`,
    dim,
    target: { weights: [1], means: [point], sds: [sd] },
    schedule: linearScheduler(),
  };
}

/**
 * Round Gaussians of equal weights around points as the target of the straight path: a data set, each
 * of its points a little blurred.
 *
 *   q = mean over k of N(points[k], sd^2 I)
 *
 * @param points centres, all of one dimension, at least one
 * @param sd     standard deviation of each coordinate around its centre, 0 for the points themselves
 * @throws {TypeError} when there is no point, or they differ in dimension
 * @throws {RangeError} when the points have no coordinate, one is not finite, or sd is negative
 *
 * @example
 * ```ts
 * import { evenTarget, marginalVelocity } from "flowbook/exact";
 * // at t = 0 everybody heads for the mean of the data
 * console.log(marginalVelocity(evenTarget([[-1], [5]], 0.1), [0], 0)); // [ 2 ]
 * ```
 */
export function evenTarget(points: readonly (readonly number[])[], sd: number): Problem {
  requireDeviation(sd, "sd");
  const [first] = points;
  if (first === undefined) throw new TypeError("Expected at least one point; got none");
  requireCount(first.length, "the dimension of the points");
  points.forEach((point, k) => requirePoint(point, first.length, `points[${k}]`));
  return {
    name: `${points.length} points, sd ${sd}`,
    dim: first.length,
    target: {
      weights: points.map(() => 1 / points.length),
      means: points,
      sds: points.map(() => sd),
    },
    schedule: linearScheduler(),
  };
}
