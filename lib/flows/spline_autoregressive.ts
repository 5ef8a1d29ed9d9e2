import type { SplineMapOptions } from "../exact/bijectors/spline_map.ts";
import type { Stream } from "../random/stream.ts";
import { autoregressive, type AutoregressiveOptions } from "./autoregressive.ts";
import type { Bijector } from "./bijector.ts";
import { spline } from "./monotone/spline.ts";

/** Settings of {@link splineAutoregressive}. */
export interface SplineAutoregressiveOptions extends AutoregressiveOptions, SplineMapOptions {}

/**
 * An autoregressive layer of rational-quadratic splines, the identity outside the box:
 *
 *   x_i = g(y_i; widths, heights and slopes from y_1, ..., y_{i-1})
 *
 * It starts as the identity. Both directions are closed: a density takes one evaluation of the masked
 * network, a sample dim of them, one after the other. A point comes back within 1e-4 in float32.
 *
 * @param stream the weights are drawn from here
 * @throws {TypeError} when the order has another length than dim
 * @throws {RangeError} when it is no permutation, a bin would have no width, height or slope, a size is
 *   not a positive integer, or the activation is unknown
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, "Neural spline flows".
 *
 * @example
 * ```ts
 * import { splineAutoregressive } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = splineAutoregressive({ dim: 2, bins: 4, bound: 3 }, stream(1));
 * console.log(layer.forward(tf.tensor2d([[7, -7]])).points.arraySync()); // [ [ 7, -7 ] ]
 * layer.dispose();
 * ```
 */
export function splineAutoregressive(
  options: SplineAutoregressiveOptions,
  stream: Stream,
): Bijector {
  return autoregressive("splineAutoregressive", spline(options), options, stream);
}
