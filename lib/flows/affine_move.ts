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
  const { scales, slopes, shifts, logDet } = readFound(found.dataSync<"float32">(), batch, move);
  const inverse = move.direction === "inverse", sign = inverse ? -1 : 1, to = from.slice();
  for (let row = 0, k = 0; row < batch; row++) {
    for (let column = 0, at = row * dim + first; column < moving; column++, at++, k++) {
      to[at] = inverse
        ? (from[at]! - shifts[k]!) * scales[k]!
        : from[at]! * scales[k]! + shifts[k]!;
    }
  }

  /** Inverse, y = (x - t) e^-s: dx = e^-s dy, dt = -dx, ds = -y dy. Forward: dt = dy, ds = x dx. */
  function pullBack(dy: tf.Tensor): [tf.Tensor2D, tf.Tensor2D] {
    refuseSecond();
    const g = dy.dataSync<"float32">(), gx = g.slice();
    const gFound = new Float32Array(2 * batch * moving);
    for (let row = 0, k = 0; row < batch; row++) {
      let at = row * dim + first, out = row * 2 * moving;
      for (let column = 0; column < moving; column++, at++, out++, k++) {
        const pulled = g[at]! * scales[k]!;
        gx[at] = pulled;
        gFound[out] = (inverse ? -g[at]! * to[at]! : pulled * from[at]!) * slopes[k]!;
        gFound[out + moving] = inverse ? -pulled : g[at]!;
      }
    }
    return [tf.tensor2d(gx, x.shape), tf.tensor2d(gFound, [batch, 2 * moving])];
  }

  function pullLogDet(dy: tf.Tensor): tf.Tensor2D {
    refuseSecond();
    const g = dy.dataSync<"float32">(), gFound = new Float32Array(2 * batch * moving);
    for (let row = 0, k = 0; row < batch; row++) {
      const pulled = sign * g[row]!;
      for (let out = row * 2 * moving, c = 0; c < moving; c++, k++) {
        gFound[out + c] = pulled * slopes[k]!;
      }
    }
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
  readonly scales: Float32Array;
  /** ds / da. */
  readonly slopes: Float32Array;
  readonly shifts: Float32Array;
  /** The sum of s forward, minus it inverse. */
  readonly logDet: Float32Array;
}

function readFound(numbers: Float32Array, batch: number, { split, ...move }: AffineMove): Read {
  const { moving } = split, { scaleBound } = move, count = batch * moving;
  const scales = new Float32Array(count), slopes = new Float32Array(count);
  const shifts = new Float32Array(count), logDet = new Float32Array(batch);
  const sign = move.direction === "inverse" ? -1 : 1, free = scaleBound === Infinity;
  for (let row = 0, k = 0; row < batch; row++) {
    let sum = 0;
    for (let at = row * 2 * moving, column = 0; column < moving; column++, at++, k++) {
      const bent = free ? 0 : Math.tanh(numbers[at]! / scaleBound);
      const s = free ? numbers[at]! : scaleBound * bent;
      scales[k] = Math.exp(sign * s);
      slopes[k] = 1 - bent * bent;
      shifts[k] = numbers[at + moving]!;
      sum += s;
    }
    logDet[row] = sign * sum;
  }
  return { scales, slopes, shifts, logDet };
}

/** What is read out of tensors is a constant to an outer gradient: it would be wrong, silently. */
export function refuseSecond(): void {
  if (tf.engine().state.gradientDepth > 0) {
    throw new Error("An affine layer has no second derivative");
  }
}
