import * as tf from "#tensorflow";
import { requireDim } from "../tensors/from_stream.ts";
import { type Points, requireFinite, requireShape } from "../tensors/shapes.ts";
import { type Distribution, type Sampler, sampler } from "./distribution.ts";

/**
 * The standard normal law N(0, I), the noise x0 from which flows start.
 *
 *   log p(x) = -|x|^2 / 2 - (dim / 2) log 2 pi
 *
 * @param dim dimension of the space, at least 1
 * @throws {RangeError} when dim is not a positive integer
 *
 * @example
 * ```ts
 * import { standardNormal } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const noise = standardNormal(2);
 * const x0 = noise.sample(3, stream(1).split("noise"));
 * console.log(noise.logProb(x0).shape); // [3]
 * ```
 */
export function standardNormal(dim: number): Distribution & Sampler {
  requireDim(dim);
  return {
    ...sampler(dim, (count, stream) => stream.normal(count * dim)),
    logProb(x: Points): tf.Tensor1D {
      requireShape(x, ["batch", dim], "x");
      requireFinite(x, "x");
      return tf.tidy(() => {
        const squares: tf.Tensor1D = tf.sum(tf.square(x), 1);
        requireFinite(squares, "|x|^2 in float32");
        return tf.sub(tf.mul(squares, -1 / 2), dim / 2 * Math.log(2 * Math.PI));
      });
    },
  };
}
