/**
 * Flow matching in float64 by closed forms: what learned fields and samples are held against.
 *
 * Every quantity of a {@link Problem} (Gaussian noise, a mixture of Gaussians as data, any schedule)
 * has a formula, so what the course learns or samples can be compared with the truth. Bijectors move
 * one point at a time here: what the layers of flows are held against.
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
  evenTarget,
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
export { averageByDensity, type DensityPanels } from "./average_by_density.ts";
export { averageOverPairs, averageOverPath, lossFloor } from "./averages.ts";
export { pathAverage } from "./path_average.ts";
export { type LatentVariable, posteriorMean } from "./posterior_mean.ts";
export { drawPairs, drawPairsAt, type Pairs } from "./samples.ts";
export { mixtureCdf, mixtureQuantile } from "./one_dimension.ts";
export { evaluateMlp, type Mlp, mlp, type Pullback, vectorJacobianProduct } from "./mlp.ts";
export { exactActNorm, type ExactActNormOptions } from "./bijectors/act_norm.ts";
export {
  exactAdditiveCoupling,
  type ExactAdditiveCouplingOptions,
} from "./bijectors/additive_coupling.ts";
export {
  exactAffineCoupling,
  type ExactAffineCouplingOptions,
} from "./bijectors/affine_coupling.ts";
export type { ExactBijector, ExactMoved } from "./bijectors/bijector.ts";
export { exactChain } from "./bijectors/chain.ts";
export { type ExactFlow, exactFlow, type ExactFlowOptions } from "./bijectors/flow.ts";
export { exactGlowStep, type ExactGlowStepOptions } from "./bijectors/glow_step.ts";
export type { ExactHalves } from "./bijectors/halves.ts";
export { exactInverted } from "./bijectors/inverted.ts";
export { exactLuLinear, type ExactLuLinearOptions } from "./bijectors/lu_linear.ts";
export { exactPermutation, type ExactPermutationOptions } from "./bijectors/permutation.ts";
export { exactPlanar, type ExactPlanarOptions, invertiblePush } from "./bijectors/planar.ts";
export { exactRadial, type ExactRadialOptions } from "./bijectors/radial.ts";
export {
  type Correction,
  exactResidualBlock,
  type ExactResidualBlockOptions,
  mlpCorrection,
} from "./bijectors/residual_block.ts";
export { affineMap, type AffineMapOptions } from "./bijectors/affine_map.ts";
export { autoregressive, type ExactAutoregressiveOptions } from "./bijectors/autoregressive.ts";
export { maskMlp } from "./bijectors/masked_mlp.ts";
export { madeMasks, type MaskForm } from "./bijectors/masks.ts";
export { mixtureMap, type MixtureMapOptions } from "./bijectors/mixture_map.ts";
export {
  type ExactMonotoneCouplingOptions,
  monotoneCoupling,
} from "./bijectors/monotone_coupling.ts";
export type { ExactMonotoneMap, MovedNumber } from "./bijectors/monotone_map.ts";
export {
  type Bin,
  type BinValue,
  inverseRationalQuadratic,
  rationalQuadratic,
} from "./bijectors/rational_quadratic.ts";
export { sigmoidalMap, type SigmoidalMapOptions } from "./bijectors/sigmoidal_map.ts";
export { evaluateSpline, invertSpline, type Spline } from "./bijectors/spline.ts";
export {
  drawTerms,
  geometricTerms,
  type GeometricTermsOptions,
  type TermLaw,
} from "./bijectors/term_law.ts";
export {
  type CutSeries,
  type Roulette,
  rouletteSpread,
  rouletteVariance,
  traceSeries,
  traceSeriesError,
} from "./bijectors/trace_series.ts";
export { splineMap, type SplineMapOptions, splineOf } from "./bijectors/spline_map.ts";
