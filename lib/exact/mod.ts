/**
 * The judge: flow matching in float64 with closed forms, quadrature and differences.
 *
 * Every quantity of a {@link Problem} (Gaussian noise, a mixture of Gaussians as data, a linear path)
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
export {
  EXACT64,
  FINITE_DIFFERENCE32,
  FINITE_DIFFERENCE64,
  FLOAT32,
  LINEAR_PROGRAM,
  monteCarlo,
  type MonteCarloTolerance,
  ODE64,
  QUADRATURE64,
  type Tolerance,
  within,
} from "./tolerances.ts";
export { type Estimate, estimateMean, estimateMeans } from "./estimate.ts";
export { compare, type Comparison, type Side } from "./compare.ts";
export type { Mixture, Problem } from "./problem.ts";
export { eightGaussians, gaussianTarget, twoBumps, twoPoints, twoTargets } from "./fixtures.ts";
export { conditionalDensity, conditionalVelocity, type Schedule, schedule } from "./path.ts";
export {
  marginalDensity,
  marginalLogDensity,
  posteriorWeights,
  score,
} from "./marginal_density.ts";
export { conditionalVariance, marginalVelocity } from "./marginal_velocity.ts";
export { drawPairs, type Pairs } from "./samples.ts";
export { normalCdf, normalDensity, normalQuantile } from "./normal.ts";
export { mixtureCdf, mixtureQuantile } from "./one_dimension.ts";
export { gaussHermite, gaussLegendre, type Rule } from "./gauss_rules.ts";
export { expectNormal, integrate, type Panels } from "./quadrature.ts";
export { derivative, divergence, gradient } from "./differences.ts";
export { evaluateMlp, type Mlp, mlp, type Pullback, vectorJacobianProduct } from "./mlp.ts";
