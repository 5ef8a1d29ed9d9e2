import * as tf from "#tensorflow";
import type { Points } from "../tensors/shapes.ts";
import { type Moved, moved } from "./bijector.ts";
import type { Split } from "./halves.ts";

/** What moves how in {@link affineMove}. */
export interface AffineMove {
  /** Which columns move; the others stay. */
  readonly split: Split;
  /** B in s = B tanh(a / B); Infinity for s = a. */
  readonly scaleBound: number;
  /** x e^s + t forward, (x - t) e^-s inverse. */
  readonly direction: "forward" | "inverse";
}

/**
 * Scales and shifts the moving columns of x, by found = (a, t):
 *
 *   forward x e^s + t, sum of s;   inverse (x - t) e^-s, minus the sum of s;   s = B tanh(a / B)
 *
 * One pass over the numbers each way instead of some forty operations of TensorFlow.js, which on
 * small batches cost more than what they compute. First derivatives only.
 *
 * @param x     points, shape [batch, dim]
 * @param found shape [batch, 2 moving], first every a, then every t
 * @throws {Error} later, when a second derivative is taken
 */
export function affineMove(x: Points, found: tf.Tensor2D, move: AffineMove): Moved {
  const { kept, moving, keeps } = move.split, [batch, dim] = x.shape;
  const first = keeps === "first" ? kept : 0, from = x.dataSync<"float32">();
  const { scales, slopes, shifts, logDet } = readFound(found, moving, move);
  const inverse = move.direction === "inverse", to = from.slice();
  scales.forEach((scale, k) => {
    const at = Math.floor(k / moving) * dim + first + k % moving;
    to[at] = inverse ? (from[at]! - shifts[k]!) * scale : from[at]! * scale + shifts[k]!;
  });

  function pullBack(dy: tf.Tensor): [tf.Tensor2D, tf.Tensor2D] {
    refuseSecond();
    const g = dy.dataSync<"float32">(),
      gx = g.slice(),
      gFound = new Float32Array(2 * scales.length);
    scales.forEach((scale, k) => {
      const row = Math.floor(k / moving), column = k % moving, at = row * dim + first + column;
      const pulled = gx[at] = g[at]! * scale, out = row * 2 * moving + column;
      gFound[out] = (inverse ? -g[at]! * to[at]! : pulled * from[at]!) * slopes[k]!;
      gFound[out + moving] = inverse ? -pulled : g[at]!;
    });
    return [tf.tensor2d(gx, x.shape), tf.tensor2d(gFound, [batch, 2 * moving])];
  }

  function pullLogDet(dy: tf.Tensor): tf.Tensor2D {
    refuseSecond();
    const g = dy.dataSync<"float32">(), gFound = new Float32Array(2 * scales.length);
    slopes.forEach((slope, k) => {
      const row = Math.floor(k / moving);
      gFound[row * 2 * moving + k % moving] = (inverse ? -slope : slope) * g[row]!;
    });
    return tf.tensor2d(gFound, [batch, 2 * moving]);
  }

  const points = tf.customGrad<Points>(() => ({
    value: tf.tensor2d(to, x.shape),
    gradFunc: pullBack,
  }));
  const sums = tf.customGrad<tf.Tensor1D>(() => ({
    value: tf.tensor1d(logDet),
    gradFunc: pullLogDet,
  }));
  return moved(() => ({ points: points(x, found), logDet: sums(found) }));
}

interface Read {
  /** e^s forward, e^-s inverse, row by row. */
  readonly scales: Float64Array;
  /** ds / da. */
  readonly slopes: Float64Array;
  readonly shifts: Float64Array;
  readonly logDet: Float32Array;
}

function readFound(found: tf.Tensor2D, moving: number, move: AffineMove): Read {
  const numbers = found.dataSync<"float32">(), [batch] = found.shape, count = batch * moving;
  const scales = new Float64Array(count), slopes = new Float64Array(count);
  const shifts = new Float64Array(count), logDet = new Float32Array(batch);
  const sign = move.direction === "inverse" ? -1 : 1, { scaleBound } = move;
  for (let row = 0, k = 0; row < batch; row++) {
    let sum = 0;
    for (let column = 0; column < moving; column++, k++) {
      const a = numbers[row * 2 * moving + column]!;
      const bent = scaleBound === Infinity ? 0 : Math.tanh(a / scaleBound);
      const s = scaleBound === Infinity ? a : scaleBound * bent;
      scales[k] = Math.exp(sign * s);
      slopes[k] = 1 - bent * bent;
      shifts[k] = numbers[row * 2 * moving + moving + column]!;
      sum += s;
    }
    logDet[row] = sign * sum;
  }
  return { scales, slopes, shifts, logDet };
}

/** What is read out of tensors is a constant to an outer gradient: it would be wrong, silently. */
function refuseSecond(): void {
  if (tf.engine().state.gradientDepth > 0) {
    throw new Error("An affine layer has no second derivative");
  }
}
