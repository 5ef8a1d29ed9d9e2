import type { Stream } from "../random/stream.ts";
import { autoregressive, type AutoregressiveOptions } from "./autoregressive.ts";
import type { Bijector } from "./bijector.ts";
import { affine } from "./monotone/affine.ts";

/** Settings of {@link maskedAutoregressive}. */
export interface MaskedAutoregressiveOptions extends AutoregressiveOptions {
  /** Bound B of the logarithm of a scale, above 0, 2 by default; Infinity leaves it free. */
  readonly scaleBound?: number;
}

/**
 * The layer of the masked autoregressive flow (MAF), in its order:
 *
 *   y_i = m_i + e^(a_i) x_i,   a_i = B tanh(r_i / B),   (m_i, r_i) of y_1, ..., y_{i-1}
 *   log |det f'(x)| = sum of a_i
 *
 * It starts as the identity. Both directions are closed: a density takes one evaluation of the masked
 * network, a sample dim of them, one after the other.
 *
 * @param stream the weights are drawn from here
 * @throws {TypeError} when the order has another length than dim
 * @throws {RangeError} when it is no permutation, the bound is not above 0, a size is not a positive
 *   integer, or the activation is unknown
 * @see Papamakarios, Pavlakou and Murray 2017, "Masked autoregressive flow for density estimation".
 *
 * @example
 * ```ts
 * import { maskedAutoregressive } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = maskedAutoregressive({ dim: 3, hidden: [16] }, stream(1));
 * console.log(layer.inverse(tf.tensor2d([[1, 2, 3]])).points.arraySync()); // [ [ 1, 2, 3 ] ]
 * layer.dispose();
 * ```
 */
export function maskedAutoregressive(
  options: MaskedAutoregressiveOptions,
  stream: Stream,
): Bijector {
  return autoregressive("maskedAutoregressive", affine(options), options, stream);
}
