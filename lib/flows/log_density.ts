import * as tf from "#tensorflow";
import type { Arithmetic } from "../networks/arithmetic.ts";
import { arithmetic } from "../networks/choose_arithmetic.ts";
import type { DenseLayer } from "../networks/layers.ts";
import { RK4 } from "../odes/tableaux.ts";
import { requireCount } from "../require/numbers.ts";
import { outsideTape } from "../tensors/outside_tape.ts";
import { requireShape } from "../tensors/shapes.ts";
import { carryRows } from "./continuous/carry_rows.ts";
import { plainRates } from "./continuous/rates.ts";

/**
 * The log-density of points under the flow dx/dt = v(x, t) that starts from N(0, I):
 *
 *   log p1(x1) = log N(x0; 0, I) - integral over t in [0, 1] of div v(x_t, t)
 *
 * where x_t ends at x1. Four-stage Runge-Kutta back from time 1, with the exact divergence, added up
 * in float64 outside the tape: it judges a flow and does not teach it. In a loss it is refused; that
 * of {@link continuousFlow} is not.
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
  return outsideTape("logDensity()", inputs, () => {
    const way = { direction: "inverse" as const, solver: { tableau: RK4, steps } };
    const costs = "without costs" as const;
    const { points, sums } = carryRows(plainRates(layers, chosen), x1, way, { costs });
    const dim = x1.shape[1];
    const densities = sums[0]!.map((integral, i) => {
      const squared = points.subarray(i * dim, (i + 1) * dim).reduce((sum, x) => sum + x * x, 0);
      return integral - (squared + dim * Math.log(2 * Math.PI)) / 2;
    });
    return tf.tensor1d(Float32Array.from(densities));
  });
}
