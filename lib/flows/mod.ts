/**
 * Flows: what a velocity does to a whole law. So far the density that it carries noise to.
 *
 * @example
 * ```ts
 * import { logDensity } from "flowbook/flows";
 * import { velocityNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const network = velocityNetwork({ dim: 2, hidden: [16] }, stream(1));
 * console.log(logDensity(network.layers, tf.zeros([3, 2]), 20).shape); // [3]
 * network.dispose();
 * ```
 *
 * @module
 */
export { logDensity } from "./log_density.ts";
