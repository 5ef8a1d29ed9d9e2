import type { SplineMapOptions } from "../exact/bijectors/spline_map.ts";
import type { Stream } from "../random/stream.ts";
import type { Bijector } from "./bijector.ts";
import { type CouplingOptions, monotoneCoupling } from "./monotone_coupling.ts";
import { spline } from "./monotone/spline.ts";

/** Settings of {@link splineCoupling}. */
export interface SplineCouplingOptions extends CouplingOptions, SplineMapOptions {}

/**
 * A coupling of rational-quadratic splines, the identity outside the box:
 *
 *   x_still = y_still,   x_moving,i = g(y_moving,i; widths, heights and slopes from y_still)
 *
 * It starts as the identity. Both directions are closed, at one evaluation of the network. A point
 * comes back within 1e-4 in float32.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a half would be empty, a bin would have no width, height or slope, a size
 *   is not a positive integer, or the activation is unknown
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, "Neural spline flows".
 *
 * @example
 * ```ts
 * import { splineCoupling } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = splineCoupling({ dim: 2, bins: 4, bound: 3 }, stream(1));
 * console.log(layer.forward(tf.tensor2d([[7, -7]])).points.arraySync()); // [ [ 7, -7 ] ]
 * layer.dispose();
 * ```
 */
export function splineCoupling(options: SplineCouplingOptions, stream: Stream): Bijector {
  return monotoneCoupling("splineCoupling", spline(options), options, stream);
}
