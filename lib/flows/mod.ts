/**
 * Flows: invertible maps that carry noise to data and keep the books of volume, so that every point
 * has an exact density; and what a velocity does to a whole law.
 *
 * Which direction of a bijector is closed (one formula, with a gradient) and which is solved (to the
 * last bits of float64, without one):
 *
 * | bijector                               | forward, base to data | inverse, data to base |
 * | -------------------------------------- | --------------------- | --------------------- |
 * | `planar`                               | closed                | solved                |
 * | `radial`                               | closed                | closed                |
 * | `additiveCoupling`                     | closed                | closed                |
 * | `affineCoupling`, `splineCoupling`     | closed                | closed                |
 * | `actNorm`, `luLinear`, `glowStep`      | closed                | closed                |
 * | `permutation`                          | closed                | closed                |
 * | `maskedAutoregressive`                 | closed, dim passes    | closed, 1 pass        |
 * | `inverseAutoregressive`                | closed, 1 pass        | closed, dim passes    |
 * | `splineAutoregressive`                 | closed, dim passes    | closed, 1 pass        |
 * | `deepSigmoidal`                        | solved, dim passes    | closed, 1 pass        |
 * | `transformationAutoregressive`         | solved, dim passes    | closed, 1 pass        |
 * | `residualBlock`, `residualStack`       | closed                | solved                |
 * | `continuousFlow`                       | in steps, a gradient  | in steps, a gradient  |
 * | `chain`, `inverted`                    | as their parts        | as their parts        |
 *
 * Round trips return to 1e-5 of the start in float32 near the origin, those of splines and of what is
 * solved for dim coordinates in turn to 1e-4, and to 1e-10 in the float64 twin that `exact()` gives.
 *
 * @example
 * ```ts
 * import { affineCoupling, flow } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * const layer = affineCoupling({ dim: 2, hidden: [16] }, stream(1).split("layer"));
 * const model = flow({ bijectors: [layer] }), y = model.sample(5, stream(1).split("noise"));
 * console.log(model.logProb(y).shape, model.exact().logProb([0, 0]).toFixed(4)); // [5] -1.8379
 * model.dispose();
 * ```
 *
 * @module
 */
export { type ActNorm, actNorm, type ActNormOptions } from "./act_norm.ts";
export { additiveCoupling, type AdditiveCouplingOptions } from "./additive_coupling.ts";
export { affineCoupling, type AffineCouplingOptions } from "./affine_coupling.ts";
export { type AuditedFlow, auditLikelihood, type AuditOptions } from "./audit/audit_likelihood.ts";
export type { Box } from "./audit/cells.ts";
export {
  auditLines,
  type Finding,
  type LikelihoodAudit,
  type LikelihoodFault,
  type Measured,
} from "./audit/report.ts";
export type { Architecture, Bijector, Moved, Setting } from "./bijector.ts";
export type { AutoregressiveOptions } from "./autoregressive.ts";
export { chain } from "./chain.ts";
export type {
  Carried,
  ContinuousFlow,
  ContinuousFlowOptions,
  Priced,
} from "./continuous/continuous_flow.ts";
export { continuousFlow } from "./continuous/continuous_flow.ts";
export { type ContinuousField, problemField } from "./continuous/field.ts";
export {
  type ExactCarried,
  type ExactContinuousFlow,
  exactContinuousFlow,
  type ExactContinuousFlowOptions,
} from "./continuous/exact_continuous_flow.ts";
export {
  type GivenProbes,
  type Hutchinson,
  hutchinson,
  hutchinsonVariance,
  type ProbeLaw,
  traceEstimate,
  type TraceRule,
} from "./continuous/hutchinson.ts";
export { likelihoodLoss, type PathPrices } from "./continuous/likelihood_loss.ts";
export type { AdaptiveSolver, FixedSolver, FlowSolver } from "./continuous/solver.ts";
export type { ConditionerOptions } from "./conditioner.ts";
export { deepSigmoidal, type DeepSigmoidalOptions } from "./deep_sigmoidal.ts";
export { type Flow, flow, type FlowOptions } from "./flow.ts";
export { glowStep } from "./glow_step.ts";
export type { Halves } from "./halves.ts";
export { inverseAutoregressive } from "./inverse_autoregressive.ts";
export { inverted } from "./inverted.ts";
export { logDensity } from "./log_density.ts";
export { luLinear, type LuLinearOptions } from "./lu_linear.ts";
export { maskedAutoregressive, type MaskedAutoregressiveOptions } from "./masked_autoregressive.ts";
export type { ContractingForm } from "./contracting_network.ts";
export type { CouplingOptions } from "./monotone_coupling.ts";
export { countPasses, type Passes } from "./passes.ts";
export { permutation, type PermutationOptions } from "./permutation.ts";
export { planar, type PlanarOptions } from "./planar.ts";
export { radial, type RadialOptions } from "./radial.ts";
export { residualBlock, type ResidualBlockOptions } from "./residual_block.ts";
export { residualStack, type ResidualStackOptions } from "./residual_stack.ts";
export { splineAutoregressive, type SplineAutoregressiveOptions } from "./spline_autoregressive.ts";
export { splineCoupling, type SplineCouplingOptions } from "./spline_coupling.ts";
export type { TraceSeries } from "./trace_series.ts";
export {
  transformationAutoregressive,
  type TransformationAutoregressiveOptions,
} from "./transformation_autoregressive.ts";
