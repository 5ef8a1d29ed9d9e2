import * as tf from "#tensorflow";
import { type Mixture, requireMixture } from "../exact/problem.ts";
import type { Stream } from "../random/stream.ts";
import { type Points, requireFinite, requireShape } from "../tensors/shapes.ts";
import { type Distribution, type Sampler, sampler } from "./distribution.ts";

/**
 * A mixture of round Gaussians.
 *
 *   p(x) = sum over k of weights[k] N(x; means[k], sds[k]^2 I)
 *
 * @param mixture.weights probabilities of the components, with sum 1
 * @param mixture.means   one point of length dim for each component
 * @param mixture.sds     one standard deviation for each; with 0 (a point mass) the mixture can be
 *   sampled but has no density, so `logProb` throws a RangeError
 * @throws {TypeError} when the lengths do not fit
 * @throws {RangeError} when a weight or a standard deviation is negative, or the sum is not 1
 *
 * @example
 * ```ts
 * import { gaussianMixture } from "flowbook/measures";
 * import { stream } from "flowbook/random";
 * const mixture = gaussianMixture({ weights: [0.3, 0.7], means: [[-1], [2]], sds: [0.5, 0.5] });
 * console.log(mixture.sample(4, stream(1).split("data")).shape); // [4, 1]
 * ```
 */
export function gaussianMixture(mixture: Mixture): Distribution & Sampler {
  const { weights, means, sds } = mixture;
  const dim = means[0]?.length ?? 0;
  requireMixture(mixture, dim);
  const centres = Float32Array.from(means.flat());
  /** log of weight / (sqrt(2 pi) sd)^dim, the height of each component. */
  const heights = weights.map((weight, k) =>
    Math.log(weight) - dim * Math.log(Math.sqrt(2 * Math.PI) * sds[k]!)
  );

  function draw(count: number, stream: Stream): Float64Array {
    const component = stream.categorical(count, weights);
    const points = stream.normal(count * dim);
    component.forEach((k, i) => {
      for (let j = 0; j < dim; j++) {
        points[i * dim + j] = means[k]![j]! + sds[k]! * points[i * dim + j]!;
      }
    });
    return points;
  }

  function logProb(x: Points): tf.Tensor1D {
    requireShape(x, ["batch", dim], "x");
    requireFinite(x, "x");
    if (sds.includes(0)) throw new RangeError("Expected sds above 0 for a density; got 0");
    return tf.tidy(() => {
      const centre = tf.tensor3d(centres, [1, weights.length, dim]);
      const squares: tf.Tensor2D = tf.sum(tf.square(tf.sub(tf.expandDims(x, 1), centre)), 2);
      requireFinite(squares, "|x - mean|^2 in float32");
      const precision = tf.tensor1d(sds.map((sd) => -1 / (2 * sd * sd)));
      return tf.logSumExp(tf.add(tf.mul(squares, precision), tf.tensor1d(heights)), 1);
    });
  }
  return { ...sampler(dim, draw), logProb };
}
