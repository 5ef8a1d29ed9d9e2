import { exactActNorm, type ExactActNormOptions } from "./act_norm.ts";
import { exactAffineCoupling, type ExactAffineCouplingOptions } from "./affine_coupling.ts";
import type { ExactBijector } from "./bijector.ts";
import { exactChain } from "./chain.ts";
import { exactLuLinear, type ExactLuLinearOptions } from "./lu_linear.ts";

/** Numbers of {@link glowStep}, those of its three parts. */
export interface ExactGlowStepOptions {
  /** What the data meets first. */
  readonly actNorm: ExactActNormOptions;
  /** What mixes the coordinates. */
  readonly luLinear: ExactLuLinearOptions;
  /** What the noise meets first. */
  readonly affineCoupling: ExactAffineCouplingOptions;
}

/**
 * A step of Glow: from data to base a scale and shift for each coordinate, a linear map that mixes
 * them, a coupling; from base to data the same the other way round.
 *
 *   f = actNorm after luLinear after affineCoupling
 *
 * @throws what the three maps throw, and a TypeError when their dimensions differ
 * @see Kingma and Dhariwal 2018, "Glow", section 3.
 *
 * @example
 * ```ts
 * import { exactGlowStep } from "flowbook/exact";
 * const step = exactGlowStep({
 *   actNorm: { logScale: [0, 0], shift: [1, 1] },
 *   luLinear: { lower: [[1, 0], [1, 1]], upper: [[1, 0], [0, 1]] },
 *   affineCoupling: { dim: 2, conditioner: ([x]) => [0, x!] },
 * });
 * console.log(step.forward([1, 2]).point); // [ 2, 5 ]
 * ```
 */
export function exactGlowStep(options: ExactGlowStepOptions): ExactBijector {
  return exactChain([
    exactAffineCoupling(options.affineCoupling),
    exactLuLinear(options.luLinear),
    exactActNorm(options.actNorm),
  ]);
}
