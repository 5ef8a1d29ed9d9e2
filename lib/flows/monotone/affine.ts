import * as tf from "#tensorflow";
import { affineMap, type AffineMapOptions } from "../../exact/bijectors/affine_map.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";

/**
 * Straight lines with a bounded slope, y = m + e^a x with a = bound tanh(r / bound); both directions
 * are closed. The bound keeps a deep stack finite in float32.
 *
 * @throws {RangeError} when the bound is not above 0
 */
export function affine({ scaleBound = 2 }: AffineMapOptions): MonotoneMap {
  const exact = affineMap({ scaleBound });
  const lines = (raw: tf.Tensor2D): { shift: tf.Tensor1D; logScale: tf.Tensor1D } => {
    const [shift, r] = tf.split(raw, 2, 1).map((column) => column.as1D()) as [
      tf.Tensor1D,
      tf.Tensor1D,
    ];
    const free = scaleBound === Infinity;
    return { shift, logScale: free ? r : tf.mul(scaleBound, tf.tanh(tf.div(r, scaleBound))) };
  };
  return {
    parameters: 2,
    start: [0, 0],
    settings: { scaleBound: scaleBound === Infinity ? null : scaleBound },
    apply(y, raw): MovedNumbers {
      const { shift, logScale } = lines(raw), logSlopes = tf.neg(logScale);
      return { values: tf.mul(tf.sub(y, shift), tf.exp(logSlopes)), logSlopes };
    },
    invert(x, raw): MovedNumbers {
      const { shift, logScale } = lines(raw);
      return { values: tf.add(tf.mul(x, tf.exp(logScale)), shift), logSlopes: logScale };
    },
    exact,
  };
}
