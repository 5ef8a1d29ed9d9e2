import * as tf from "#tensorflow";
import { affineMap, type AffineMapOptions } from "../../exact/bijectors/affine_map.ts";
import { refuseSecond } from "../affine_move.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";

/**
 * Straight lines with a bounded slope, y = m + e^a x with a = bound tanh(r / bound); both directions
 * are closed. The bound keeps a deep stack finite in float32.
 *
 * @throws {RangeError} when the bound is not above 0
 */
export function affine({ scaleBound = 2 }: AffineMapOptions): MonotoneMap {
  const exact = affineMap({ scaleBound });
  return {
    parameters: 2,
    start: [0, 0],
    settings: { scaleBound: String(scaleBound) }, // JSON has no Infinity
    apply: (y, raw) => alongLines(y, raw, scaleBound, "apply"),
    invert: (x, raw) => alongLines(x, raw, scaleBound, "invert"),
    exact,
  };
}

/**
 * Moves numbers along their lines, raw = (m, r):
 *
 *   apply  (y - m) e^-a, log-slope -a;   invert  m + e^a x, log-slope a
 *
 * One pass over the numbers each way instead of some twenty operations of TensorFlow.js. First
 * derivatives only.
 */
function alongLines(
  numbers: tf.Tensor1D,
  raw: tf.Tensor2D,
  bound: number,
  direction: "apply" | "invert",
): MovedNumbers {
  const n = numbers.size, from = numbers.dataSync<"float32">(), lines = raw.dataSync<"float32">();
  const sign = direction === "apply" ? -1 : 1, to = new Float32Array(n);
  const logs = to.slice(), scales = to.slice(), slopes = to.slice(); // the last of log-slopes in r
  for (let i = 0; i < n; i++) {
    const shift = lines[2 * i]!, r = lines[2 * i + 1]!;
    const bent = bound === Infinity ? 0 : Math.tanh(r / bound);
    const log = logs[i] = sign * (bound === Infinity ? r : bound * bent);
    const scale = scales[i] = Math.exp(log);
    slopes[i] = sign * (1 - bent * bent);
    to[i] = direction === "apply" ? (from[i]! - shift) * scale : shift + scale * from[i]!;
  }

  /** apply, x = (y - m) e^-a: dm = -e^-a dx, d(-a) = x dx. invert: dm = dy, da = (y - m) dy. */
  function pullValues(dy: tf.Tensor): tf.Tensor[] {
    refuseSecond();
    const g = dy.dataSync<"float32">(), inNumbers = new Float32Array(n);
    const inRaw = new Float32Array(2 * n);
    for (let i = 0; i < n; i++) {
      const pulled = inNumbers[i] = g[i]! * scales[i]!;
      inRaw[2 * i] = direction === "apply" ? -pulled : g[i]!;
      const stretched = direction === "apply" ? to[i]! : to[i]! - lines[2 * i]!;
      inRaw[2 * i + 1] = g[i]! * stretched * slopes[i]!;
    }
    return [tf.tensor1d(inNumbers), tf.tensor2d(inRaw, [n, 2])];
  }

  function pullLogs(dy: tf.Tensor): tf.Tensor {
    refuseSecond();
    const g = dy.dataSync<"float32">(), inRaw = new Float32Array(2 * n);
    for (let i = 0; i < n; i++) inRaw[2 * i + 1] = g[i]! * slopes[i]!;
    return tf.tensor2d(inRaw, [n, 2]);
  }

  const values = tf.customGrad<tf.Tensor1D>(() => ({
    value: tf.tensor1d(to),
    gradFunc: pullValues,
  }));
  const logSlopes = tf.customGrad<tf.Tensor1D>(() => ({
    value: tf.tensor1d(logs),
    gradFunc: pullLogs,
  }));
  return { values: values(numbers, raw), logSlopes: logSlopes(raw) };
}
