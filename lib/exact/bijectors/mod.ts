/**
 * Bijectors in float64, one point at a time: what the layers of flows are held against.
 *
 * @module
 */
export { exactActNorm, type ExactActNormOptions } from "./act_norm.ts";
export { exactAdditiveCoupling, type ExactAdditiveCouplingOptions } from "./additive_coupling.ts";
export { exactAffineCoupling, type ExactAffineCouplingOptions } from "./affine_coupling.ts";
export type { ExactBijector, ExactMoved } from "./bijector.ts";
export { exactChain } from "./chain.ts";
export { type ExactFlow, exactFlow, type ExactFlowOptions } from "./flow.ts";
export { exactGlowStep, type ExactGlowStepOptions } from "./glow_step.ts";
export type { ExactHalves } from "./halves.ts";
export { exactInverted } from "./inverted.ts";
export { exactLuLinear, type ExactLuLinearOptions } from "./lu_linear.ts";
export { exactPermutation, type ExactPermutationOptions } from "./permutation.ts";
export { exactPlanar, type ExactPlanarOptions, invertiblePush } from "./planar.ts";
export { exactRadial, type ExactRadialOptions } from "./radial.ts";
export {
  type Correction,
  exactResidualBlock,
  type ExactResidualBlockOptions,
  mlpCorrection,
} from "./residual_block.ts";
export { affineMap, type AffineMapOptions } from "./affine_map.ts";
export { autoregressive, type ExactAutoregressiveOptions } from "./autoregressive.ts";
export { maskMlp } from "./masked_mlp.ts";
export { madeMasks, type MaskForm } from "./masks.ts";
export { mixtureMap, type MixtureMapOptions } from "./mixture_map.ts";
export { type ExactMonotoneCouplingOptions, monotoneCoupling } from "./monotone_coupling.ts";
export type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";
export {
  type Bin,
  type BinValue,
  inverseRationalQuadratic,
  rationalQuadratic,
} from "./rational_quadratic.ts";
export { sigmoidalMap, type SigmoidalMapOptions } from "./sigmoidal_map.ts";
export { evaluateSpline, invertSpline, type Spline } from "./spline.ts";
export { drawTerms, geometricTerms, type GeometricTermsOptions, type TermLaw } from "./term_law.ts";
export {
  type CutSeries,
  type Roulette,
  rouletteSpread,
  rouletteVariance,
  traceSeries,
  traceSeriesError,
} from "./trace_series.ts";
export { splineMap, type SplineMapOptions, splineOf } from "./spline_map.ts";
