import type { Stream } from "../random/stream.ts";
import type { Bijector } from "./bijector.ts";
import { inverted } from "./inverted.ts";
import { maskedAutoregressive, type MaskedAutoregressiveOptions } from "./masked_autoregressive.ts";

/**
 * The layer of the inverse autoregressive flow (IAF): `maskedAutoregressive` read the other way.
 *
 *   y_i = (x_i - m_i) e^(-a_i),   (m_i, a_i) of x_1, ..., x_{i-1}
 *
 * A sample takes one evaluation of the masked network, a density dim of them. So it suits what only
 * weighs its own samples, such as the approximate posterior of a variational method.
 *
 * @param stream the weights are drawn from here
 * @throws what {@link maskedAutoregressive} throws
 * @see Kingma et al. 2016, "Improved variational inference with inverse autoregressive flow".
 *
 * @example
 * ```ts
 * import { countPasses, inverseAutoregressive } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = inverseAutoregressive({ dim: 8 }, stream(1));
 * console.log(countPasses(layer, tf.zeros([1, 8]))); // { density: 8, sampling: 1 }
 * layer.dispose();
 * ```
 */
export function inverseAutoregressive(
  options: MaskedAutoregressiveOptions,
  stream: Stream,
): Bijector {
  return inverted(maskedAutoregressive(options, stream));
}
