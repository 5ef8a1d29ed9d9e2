/**
 * Couplings: rules that pair noise with data, and where training takes its pairs from.
 *
 * Paths between independent pairs cross, and the field learned from them bends. Better pairs make
 * straighter fields: optimal ones inside a batch, ones drawn from an entropic plan, or those that a
 * flow makes itself.
 *
 * @example
 * OT-CFM:
 *
 * ```ts
 * import { freshPairs, optimalCoupling } from "flowbook/couplings";
 * import { train } from "flowbook/learning";
 * import { eightGaussians, standardNormal } from "flowbook/measures";
 * import { velocityNetwork } from "flowbook/networks";
 * import { cfmLoss, gaussianPath } from "flowbook/paths";
 * import { linearScheduler } from "flowbook/schedules";
 * import { stream } from "flowbook/random";
 * import { uniformTimes } from "flowbook/tensors";
 * const numbers = stream(1), batches = numbers.split("batches");
 * const path = gaussianPath(linearScheduler());
 * const network = velocityNetwork({ dim: 2 }, numbers.split("weights"));
 * const laws = { noise: standardNormal(2), data: eightGaussians() };
 * const pairs = freshPairs({ ...laws, coupling: optimalCoupling() });
 * const { steps } = train({
 *   variables: network.variables,
 *   steps: 20, // a thousand and more for a good picture
 *   batch: () => {
 *     const { x0, x1 } = pairs.sample(256, batches);
 *     return path.sample(x0, x1, uniformTimes(256, batches));
 *   },
 *   loss: (_step, sample) => cfmLoss(network.apply, sample),
 * });
 * console.log(steps); // 20
 * ```
 *
 * @module
 */
export type { Coupling, PairedPoints } from "./coupling.ts";
export { entropicCoupling, type EntropicCouplingOptions } from "./entropic.ts";
export { fixedPairs } from "./fixed_pairs.ts";
export { freshPairs } from "./fresh_pairs.ts";
export { independentCoupling } from "./independent.ts";
export { optimalCoupling, type OptimalCouplingOptions } from "./optimal.ts";
export type { CoupledLaws, PairSource } from "./pair_source.ts";
export { pairsInAdvance } from "./pairs_in_advance.ts";
export { reflowPairs } from "./reflow.ts";
