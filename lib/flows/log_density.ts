import * as tf from "#tensorflow";
import type { Arithmetic } from "../networks/arithmetic.ts";
import { arithmetic } from "../networks/choose_arithmetic.ts";
import type { DenseLayer } from "../networks/layers.ts";
import { requireCount } from "../require/numbers.ts";
import { outsideTape } from "../tensors/outside_tape.ts";
import { requireShape } from "../tensors/shapes.ts";

/** The classical method with four slopes (Kutta 1901): how far each stage has moved, its weight. */
const STAGES = [[0, 1 / 6], [1 / 2, 1 / 3], [1 / 2, 1 / 3], [1, 1 / 6]] as const;

/**
 * The log-density of points under the flow dx/dt = v(x, t) that starts from N(0, I):
 *
 *   log p1(x1) = log N(x0; 0, I) - integral over t in [0, 1] of div v(x_t, t)
 *
 * where x_t ends at x1. Four-stage Runge-Kutta back from time 1, with the exact divergence, added up
 * in float64 outside the tape: it judges a flow and does not teach it. In a loss it is refused.
 *
 * @param layers     the velocity as a function of (x, t), t the last column
 * @param x1         points at time 1, shape [batch, dim]
 * @param steps      of Runge-Kutta, four velocities each
 * @param chosen     what to compute with, the default of `arithmetic()` unless given
 * @returns shape [batch]
 * @throws {TypeError} when the layers do not map dim + 1 numbers to dim
 * @throws {RangeError} when steps is not a positive integer, or a velocity is not finite
 * @throws {Error} "logDensity() has no gradient" when one is taken, in the weights or in x1
 * @see Chen, Rubanova, Bettencourt and Duvenaud 2018, theorem 1.
 *
 * @example
 * ```ts
 * import { logDensity } from "flowbook/flows";
 * import type { DenseLayer } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const weights = tf.zeros<tf.Rank.R2>([2, 1]), biases = tf.zeros<tf.Rank.R1>([1]);
 * const standingStill: DenseLayer[] = [{ weights, biases, activation: "linear" }];
 * const density = logDensity(standingStill, tf.zeros([1, 1]), 1).dataSync()[0]!;
 * console.log(density.toFixed(4), (-Math.log(2 * Math.PI) / 2).toFixed(4)); // -0.9189 -0.9189
 * ```
 */
export function logDensity(
  layers: readonly DenseLayer[],
  x1: tf.Tensor2D,
  steps: number,
  chosen: Arithmetic = arithmetic(),
): tf.Tensor1D {
  requireShape(x1, ["batch", "dim"], "x1");
  requireCount(steps, "steps");
  const inputs = [x1, ...layers.flatMap(({ weights, biases }) => [weights, biases])];
  return outsideTape("logDensity()", inputs, () => carryBack(layers, x1, steps, chosen));
}

function carryBack(
  layers: readonly DenseLayer[],
  x1: tf.Tensor2D,
  steps: number,
  { velocityAndDivergence }: Arithmetic,
): tf.Tensor1D {
  const [batch, dim] = x1.shape;
  // in float64: rounding must not add up over the steps
  const points = Float64Array.from(x1.dataSync()), integrals = new Float64Array(batch);
  for (let step = 0; step < steps; step++) {
    const start = points.slice(), h = -1 / steps, t = 1 + step * h;
    let slopes: Float32Array = new Float32Array(points.length);
    for (const [reach, weight] of STAGES) {
      const stage = Float32Array.from(start, (x, i) => x + reach * h * slopes[i]!);
      const at = tf.tensor2d(stage, [batch, dim]),
        times = tf.fill<tf.Rank.R1>([batch], t + reach * h);
      const { velocity, divergence } = velocityAndDivergence(layers, at, times);
      slopes = velocity.dataSync<"float32">();
      slopes.forEach((v, i) => points[i]! += weight * h * v);
      divergence.dataSync().forEach((d, i) => integrals[i]! += weight * h * d);
      tf.dispose([at, times, velocity, divergence]);
    }
  }
  const densities = integrals.map((integral, i) => {
    const squared = points.subarray(i * dim, (i + 1) * dim).reduce((sum, x) => sum + x * x, 0);
    return integral - (squared + dim * Math.log(2 * Math.PI)) / 2;
  });
  return tf.tensor1d(Float32Array.from(densities));
}
