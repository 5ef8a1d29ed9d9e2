import type { MixtureMapOptions } from "../exact/bijectors/mixture_map.ts";
import type { Stream } from "../random/stream.ts";
import { autoregressive, type AutoregressiveOptions } from "./autoregressive.ts";
import type { Bijector } from "./bijector.ts";
import { chain } from "./chain.ts";
import { inverted } from "./inverted.ts";
import { luLinear } from "./lu_linear.ts";
import { mixture } from "./monotone/mixture.ts";

/** Settings of {@link transformationAutoregressive}. */
export interface TransformationAutoregressiveOptions
  extends AutoregressiveOptions, MixtureMapOptions {}

/**
 * A transformation autoregressive network (TAN): a linear map of the data, then an autoregressive
 * model whose conditional laws are mixtures of normal ones, read as a map to N(0, I):
 *
 *   z = L U y,   Phi(x_i) = sum over k of w_k Phi((z_i - m_k) / s_k),   (w, m, s) of z_1, ..., z_{i-1}
 *   log |det| = log |det U| + sum over i of ( log p(z_i | z_1, ..., z_{i-1}) - log N(x_i; 0, 1) )
 *
 * Over the base N(0, I) the density of y is therefore |det U| times the product of the mixtures. The
 * recurrent transformations of the paper are left out: a chain may put other layers in their place.
 *
 * It starts near the identity. Data to base is closed and takes one evaluation of the masked network.
 * Base to data takes dim of them, is found by halving and Newton on all rows at once, returns within
 * 1e-4 and has no gradient.
 *
 * @param stream the weights are drawn from here
 * @throws {TypeError} when the order has another length than dim
 * @throws {RangeError} when it is no permutation, a size is not a positive integer, the bound is not
 *   above 0, or the activation is unknown
 * @throws {Error} "sampling from transformationAutoregressive() has no gradient" when one is taken
 * @see Oliva et al. 2018, "Transformation autoregressive networks".
 *
 * @example
 * ```ts
 * import { transformationAutoregressive } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = transformationAutoregressive({ dim: 2, components: 3 }, stream(1));
 * console.log(layer.inverse(tf.zeros([5, 2])).logDet.shape); // [5]
 * layer.dispose();
 * ```
 */
export function transformationAutoregressive(
  options: TransformationAutoregressiveOptions,
  stream: Stream,
): Bijector {
  const kind = "transformationAutoregressive", { dim } = options;
  const mixtures = autoregressive(kind, mixture(options), options, stream);
  return chain([mixtures, inverted(luLinear({ dim }))]);
}
