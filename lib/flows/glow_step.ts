import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type ActNorm, actNorm } from "./act_norm.ts";
import { affineCoupling, type AffineCouplingOptions } from "./affine_coupling.ts";
import { chain } from "./chain.ts";
import { luLinear } from "./lu_linear.ts";

/**
 * A step of Glow: from data to base a scale and shift for each coordinate, a linear map that mixes
 * them, an affine coupling; from base to data the same the other way round.
 *
 *   f = actNorm after luLinear after affineCoupling
 *
 * It starts as the identity, or from data by `startFrom`. Both directions are closed.
 *
 * @param options those of the coupling
 * @param stream  the weights are drawn from here
 * @throws {RangeError} what `affineCoupling` throws
 * @see Kingma and Dhariwal 2018, "Glow", section 3.
 *
 * @example
 * ```ts
 * import { glowStep } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const step = glowStep({ dim: 4, hidden: [16] }, stream(1));
 * console.log(step.inverse(tf.ones([3, 4])).points.shape); // [3, 4]
 * step.dispose();
 * ```
 */
export function glowStep(options: AffineCouplingOptions, stream: Stream): ActNorm {
  const coupling = affineCoupling(options, stream), { dim } = options;
  const norm = actNorm({ dim }), map = chain([coupling, luLinear({ dim }), norm]);
  return {
    ...map,
    architecture: { ...map.architecture, kind: "glowStep" },
    startFrom: (y: Points): void => norm.startFrom(y),
  };
}
