/**
 * Flow matching in float64 by closed forms: what learned fields and samples are held against.
 *
 * Every quantity of a {@link Problem} (Gaussian noise, a mixture of Gaussians as data, any
 * schedule)
 * has a formula, so what the course learns or samples can be compared with the truth.
 *
 * @example
 * ```ts
 * import { marginalDensity, marginalVelocity, twoTargets } from "flowbook/exact";
 * console.log(marginalDensity(twoTargets, [0.3], 0.4) > 0); // true
 * console.log(marginalVelocity(twoTargets, [0.3], 0.4).length); // 1
 * ```
 *
 * @module
 */
export { type Mixture, type Problem, requireProblem } from "./problem.ts";
export {
  eightGaussiansProblem,
  gaussianTarget,
  twoBumps,
  twoPoints,
  twoTargets,
} from "./fixtures.ts";
export { conditionalDensity, conditionalVelocity } from "./path.ts";
export { conditionalOf, marginalOf, type PlaneCoordinate } from "./conditional_law.ts";
export { marginalLaw } from "./marginal_law.ts";
export {
  marginalDensity,
  marginalLogDensity,
  posteriorWeights,
  score,
} from "./marginal_density.ts";
export { marginalDivergence } from "./marginal_divergence.ts";
export { conditionalVariance, marginalVelocity } from "./marginal_velocity.ts";
export { averageOverPairs, averageOverPath, lossFloor } from "./averages.ts";
export { pathAverage } from "./path_average.ts";
export { drawPairs, type Pairs } from "./samples.ts";
export { mixtureCdf, mixtureQuantile } from "./one_dimension.ts";
export { evaluateMlp, type Mlp, mlp, type Pullback, vectorJacobianProduct } from "./mlp.ts";
export * from "./bijectors/mod.ts";
