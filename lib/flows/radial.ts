import * as tf from "#tensorflow";
import { exactRadial } from "../exact/bijectors/radial.ts";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { learned } from "./learned.ts";

/** Settings of {@link radial}. */
export interface RadialOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
}

const ONE = Math.log(Math.E - 1); // log(1 + e^ONE) = 1

const TINY = 1e-20; // the root of a sum of squares has no derivative at 0

/**
 * The radial map, which spreads points along the rays from a centre c or gathers them, r = |x - c|:
 *
 *   f(x) = x + beta (x - c) / (alpha + r),   alpha = softplus(a),   beta = softplus(g) - alpha
 *   log |det f'(x)| = (dim - 1) log(1 + beta / (alpha + r)) + log(1 + beta alpha / (alpha + r)^2)
 *
 * c, a and g are learned; beta > -alpha keeps the map invertible whatever they are. It starts as the
 * identity, alpha = 1 and beta = 0, with c a draw from N(0, I).
 *
 * Both directions are closed: r is the positive root of r^2 + (alpha + beta - R) r - alpha R = 0,
 * with R = |y - c|.
 *
 * @throws {RangeError} when dim is not a positive integer
 * @see Rezende and Mohamed 2015, "Variational inference with normalizing flows", section 4.1.
 *
 * @example
 * ```ts
 * import { radial } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = radial({ dim: 2 }, stream(1));
 * console.log(layer.inverse(tf.tensor2d([[1, 2]])).points.shape); // [1, 2]
 * layer.dispose();
 * ```
 */
export function radial({ dim }: RadialOptions, stream: Stream): Bijector {
  requireDim(dim);
  const center = learned<tf.Rank.R1>("radial/center", stream.split("center").normal(dim), [dim]);
  const reach = learned<tf.Rank.R0>("radial/reach", [ONE], []);
  const growth = learned<tf.Rank.R0>("radial/growth", [ONE], []);
  const variables = [center, reach, growth];

  /** log |det f'| where r is known, from alpha + r, alpha + beta and alpha. */
  function logDetAt(far: tf.Tensor2D, sum: tf.Scalar, alpha: tf.Scalar): tf.Tensor1D {
    const beta = tf.sub(sum, alpha);
    const around = tf.mul(dim - 1, tf.log(tf.add(1, tf.div(beta, far))));
    const along = tf.log(tf.add(1, tf.div(tf.mul(beta, alpha), tf.square(far))));
    return tf.squeeze(tf.add(around, along), [1]);
  }

  function forward(x: Points): Moved {
    requirePoints(x, dim, "x");
    return moved(() => {
      const alpha: tf.Scalar = tf.softplus(reach), sum: tf.Scalar = tf.softplus(growth);
      const ray = tf.sub(x, center), far: tf.Tensor2D = tf.add(alpha, lengths(ray));
      const points: Points = tf.add(x, tf.mul(tf.div(tf.sub(sum, alpha), far), ray));
      return { points, logDet: logDetAt(far, sum, alpha) };
    });
  }

  function inverse(y: Points): Moved {
    requirePoints(y, dim, "y");
    return moved(() => {
      const alpha: tf.Scalar = tf.softplus(reach), sum: tf.Scalar = tf.softplus(growth);
      const ray = tf.sub(y, center), distance = lengths(ray), beyond = tf.sub(distance, sum);
      const root = tf.sqrt(tf.add(tf.square(beyond), tf.mul(tf.mul(4, alpha), distance)));
      const far: tf.Tensor2D = tf.add(alpha, tf.div(tf.add(beyond, root), 2));
      const shrink = tf.div(far, tf.add(far, tf.sub(sum, alpha)));
      const points: Points = tf.add(center, tf.mul(shrink, ray));
      return { points, logDet: tf.neg(logDetAt(far, sum, alpha)) };
    });
  }

  return {
    dim,
    architecture: { kind: "radial", dim },
    variables,
    forward,
    inverse,
    exact: () => {
      const [alpha, sum] = [reach, growth].map((raw) => softplus(raw.dataSync()[0]!));
      const centre = Array.from(center.dataSync());
      return exactRadial({ center: centre, alpha: alpha!, beta: sum! - alpha! });
    },
    dispose: () => tf.dispose(variables),
  };
}

/** |ray| for each row, shape [batch, 1]. */
function lengths(ray: tf.Tensor): tf.Tensor2D {
  return tf.sqrt(tf.add(tf.sum(tf.square(ray), 1, true), TINY));
}

function softplus(raw: number): number {
  return Math.max(raw, 0) + Math.log1p(Math.exp(-Math.abs(raw)));
}
