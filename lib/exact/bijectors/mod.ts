/**
 * Bijectors in float64, one point at a time: what the layers of flows are held against.
 *
 * @module
 */
export { actNorm, type ExactActNormOptions } from "./act_norm.ts";
export { additiveCoupling, type ExactAdditiveCouplingOptions } from "./additive_coupling.ts";
export { affineCoupling, type ExactAffineCouplingOptions } from "./affine_coupling.ts";
export type { ExactBijector, ExactMoved } from "./bijector.ts";
export { chain } from "./chain.ts";
export { type ExactFlow, type ExactFlowOptions, flow } from "./flow.ts";
export { type ExactGlowStepOptions, glowStep } from "./glow_step.ts";
export type { ExactHalves } from "./halves.ts";
export { inverted } from "./inverted.ts";
export { type ExactLuLinearOptions, luLinear } from "./lu_linear.ts";
export { type ExactPermutationOptions, permutation } from "./permutation.ts";
export { type ExactPlanarOptions, invertiblePush, planar } from "./planar.ts";
export { type ExactRadialOptions, radial } from "./radial.ts";
export { affineMap, type AffineMapOptions } from "./affine_map.ts";
export { autoregressive, type ExactAutoregressiveOptions } from "./autoregressive.ts";
export { maskMlp } from "./masked_mlp.ts";
export { madeMasks, type MaskForm } from "./masks.ts";
export { mixtureMap, type MixtureMapOptions } from "./mixture_map.ts";
export { type ExactMonotoneCouplingOptions, monotoneCoupling } from "./monotone_coupling.ts";
export type { ExactMonotoneMap, MovedNumber } from "./monotone_map.ts";
export {
  type Bin,
  inverseRationalQuadratic,
  rationalQuadratic,
  type ValueAndSlope,
} from "./rational_quadratic.ts";
export { sigmoidalMap, type SigmoidalMapOptions } from "./sigmoidal_map.ts";
export { evaluateSpline, invertSpline, type Spline } from "./spline.ts";
export { splineMap, type SplineMapOptions, splineOf } from "./spline_map.ts";
