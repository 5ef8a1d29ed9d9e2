import { derivative, divergence } from "flowbook/numerics";
import type { DenseLayer } from "flowbook/networks";
import { tf } from "flowbook/tensors";
import { equal } from "node:assert/strict";
import { matrix } from "../tensors/matrices.ts";
import { evaluate64, leastSum64, type Mlp64 } from "./mlp64.ts";

/** (x, t) in the plane goes in, a velocity comes out. */
export const WIDTHS = [3, 7, 6, 2];

/** Rows (x, t) at which differences with steps up to 0.02 meet no kink of selu or elu. */
export function smoothRows(net: Mlp64, count: number): number[][] {
  const rows = tf.tidy(() => matrix(400, 3, "rows").arraySync());
  const smooth = rows.filter((row) => leastSum64(net, row) > 0.1).slice(0, count);
  equal(smooth.length, count);
  return smooth;
}

/** x [rows, 2] and t [rows] of rows (x, t). */
export function pointsAndTimes(rows: readonly number[][]): { x: tf.Tensor2D; t: tf.Tensor1D } {
  return {
    x: tf.tensor2d(rows.map((row) => row.slice(0, 2))),
    t: tf.tensor1d(rows.map((row) => row[2]!)),
  };
}

/** The divergence at a row (x, t). */
export function divergence64(net: Mlp64, [x0, x1, t]: readonly number[]): number {
  return divergence((x) => evaluate64(net, [...x, t!]), [x0!, x1!]);
}

/** The sum of all divergences, differenced in every parameter of the network. */
export function parameterGradient64(net: Mlp64, rows: readonly number[][]): number[] {
  return Array.from(net.parameters, (parameter, p) =>
    derivative((value) => {
      const moved = { ...net, parameters: net.parameters.with(p, value) };
      return rows.reduce((sum, row) => sum + divergence64(moved, row), 0);
    }, parameter));
}

/**
 * The gradient of a function of the layers in all weights and biases, in the order of Mlp64.
 *
 * The last biases do not matter to a divergence, and `tf.grads` refuses what does not matter: their
 * sum joins the function and leaves the gradient again.
 */
export function parameterGradient(
  f: (layers: readonly DenseLayer[]) => tf.Tensor,
  layers: readonly DenseLayer[],
): number[] {
  return tf.tidy(() => {
    const parameters = layers.flatMap(({ weights, biases }): tf.Tensor[] => [weights, biases]);
    const gradients = tf.grads((...given) => {
      const copies = layers.map(({ activation }, l) => ({
        weights: given[2 * l] as tf.Tensor2D,
        biases: given[2 * l + 1] as tf.Tensor1D,
        activation,
      }));
      return copies.reduce((sum, { biases }) => tf.add(sum, tf.sum(biases)), f(copies));
    })(parameters);
    return gradients.flatMap((gradient) =>
      Array.from(gradient.dataSync(), (entry) => gradient.rank === 1 ? entry - 1 : entry)
    );
  });
}
