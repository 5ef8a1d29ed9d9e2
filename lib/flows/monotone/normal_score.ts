import * as tf from "#tensorflow";
import { normalLogCdf, normalLogQuantile } from "../../numerics/normal_logs.ts";

/** Mixtures of normal laws, one for each number, everything of shape [n, components]. */
export interface Mixtures {
  readonly logWeights: tf.Tensor2D;
  readonly means: tf.Tensor2D;
  readonly logScales: tf.Tensor2D;
}

const LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * The numbers that lie in N(0, 1) where the given ones lie in their mixtures, Phi(x) = F(y).
 *
 * In float64, by the thinner tail, and with its gradient in everything: differentiate the equation.
 * With the slope F' / phi = sum of q_k, q_k = w_k N(y; m_k, s_k^2) / phi(x):
 *
 *   dx/dy = sum of q_k,   dx/dm_k = -q_k,   dx/dlog s_k = -q_k (y - m_k),
 *   dx/dlog w_k = w_k Phi_k / phi(x) in the lower tail, -w_k (1 - Phi_k) / phi(x) in the upper
 *
 * The weights add up to 1, and on such changes the two forms of the last one agree.
 *
 * @param y shape [n]
 * @returns shape [n]
 */
export function normalScore(y: tf.Tensor1D, mixtures: Mixtures): tf.Tensor1D {
  const score = tf.customGrad<tf.Tensor1D>((...inputs) => {
    const [y, logWeights, means, logScales, save] = inputs as [
      tf.Tensor1D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.Tensor2D,
      tf.GradSaveFunc,
    ];
    const { scores, slopes } = numbers(y, { logWeights, means, logScales });
    const shape = means.shape;
    save(slopes.map((slope) => tf.tensor2d(slope, shape)));
    return {
      value: tf.tensor1d(scores),
      gradFunc: (dx, saved) => {
        const [inWeights, inMeans, inScales] = saved as tf.Tensor2D[];
        const each = tf.expandDims(dx, 1);
        return [
          tf.neg(tf.mul(dx, tf.sum(inMeans!, 1))),
          tf.mul(each, inWeights!),
          tf.mul(each, inMeans!),
          tf.mul(each, inScales!),
        ];
      },
    };
  });
  return score(y, mixtures.logWeights, mixtures.means, mixtures.logScales);
}

interface Scores {
  readonly scores: Float32Array;
  /** Of a score in log-weights, means and log-scales. */
  readonly slopes: readonly [Float32Array, Float32Array, Float32Array];
}

function numbers(y: tf.Tensor1D, { logWeights, means, logScales }: Mixtures): Scores {
  const [n, components] = means.shape;
  const places = y.dataSync(), w = logWeights.dataSync(), m = means.dataSync();
  const s = logScales.dataSync();
  const scores = new Float32Array(n);
  const inWeights = new Float32Array(n * components), inMeans = inWeights.slice();
  const inScales = inWeights.slice();
  const below = new Float64Array(components), above = below.slice();
  for (let i = 0; i < n; i++) {
    const from = i * components;
    for (let k = 0; k < components; k++) {
      const at = from + k, z = (places[i]! - m[at]!) / Math.exp(s[at]!);
      below[k] = w[at]! + normalLogCdf(z);
      above[k] = w[at]! + normalLogCdf(-z);
    }
    const low = logSum(below), high = logSum(above), isLow = low < high;
    const score = isLow ? normalLogQuantile(low) : 0 - normalLogQuantile(high);
    const logDensity = -score * score / 2 - LOG_ROOT_TWO_PI;
    scores[i] = score;
    for (let k = 0; k < components; k++) {
      const at = from + k, gap = places[i]! - m[at]!, z = gap / Math.exp(s[at]!);
      const q = Math.exp(w[at]! - s[at]! - z * z / 2 - LOG_ROOT_TWO_PI - logDensity);
      inMeans[at] = -q;
      inScales[at] = -q * gap;
      inWeights[at] = isLow ? Math.exp(below[k]! - logDensity) : -Math.exp(above[k]! - logDensity);
    }
  }
  return { scores, slopes: [inWeights, inMeans, inScales] };
}

function logSum(logs: Float64Array): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, l) => sum + Math.exp(l - most), 0));
}
