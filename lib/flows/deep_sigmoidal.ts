import type { Stream } from "../random/stream.ts";
import { autoregressive, type AutoregressiveOptions } from "./autoregressive.ts";
import type { Bijector } from "./bijector.ts";
import { sigmoidal } from "./monotone/sigmoidal.ts";

/** Settings of {@link deepSigmoidal}. */
export interface DeepSigmoidalOptions extends AutoregressiveOptions {
  /** Sigmoids in a layer of the map of one coordinate, at least 1; 4 by default. */
  readonly units?: number;
  /** Layers of the map of one coordinate, at least 1; 2 by default, 1 is the paper's DSF. */
  readonly depth?: number;
}

/**
 * The autoregressive layer of deep dense sigmoids (DDSF), each coordinate a small increasing network:
 *
 *   x_i = h_depth,   h_{l+1} = logit( W sigmoid( a * (U h_l) + b ) ),   h_0 = y_i
 *
 * with slopes a > 0, shifts b and shares U, W from a masked network of y_1, ..., y_{i-1}. It starts
 * near the identity. Data to base is closed and takes one evaluation of the network. Base to data
 * takes dim of them, is found by halving and Newton on all rows at once, returns within 1e-4 and has
 * no gradient.
 *
 * @param stream the weights are drawn from here
 * @throws {TypeError} when the order has another length than dim
 * @throws {RangeError} when it is no permutation, a size is not a positive integer, or the activation
 *   is unknown
 * @throws {Error} "sampling from deepSigmoidal() has no gradient" when one is taken
 * @see Huang, Krueger, Lacoste and Courville 2018, "Neural autoregressive flows".
 *
 * @example
 * ```ts
 * import { deepSigmoidal } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = deepSigmoidal({ dim: 2, units: 3 }, stream(1));
 * console.log(layer.inverse(tf.zeros([5, 2])).logDet.shape); // [5]
 * layer.dispose();
 * ```
 */
export function deepSigmoidal(options: DeepSigmoidalOptions, stream: Stream): Bijector {
  const { units = 4, depth = 2 } = options;
  return autoregressive("deepSigmoidal", sigmoidal({ units, depth }), options, stream);
}
