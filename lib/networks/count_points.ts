import type { Arithmetic } from "./arithmetic.ts";

/** An arithmetic that is watched, and what it was asked so far. */
export interface CountedArithmetic {
  /** Computes what the given one computes. */
  readonly counted: Arithmetic;
  /** At how many points layers were evaluated so far, with or without the divergence. */
  points(): number;
}

/**
 * Counts at how many points networks are evaluated: the work of a solver or a loss, and no clock.
 *
 * A batch of 64 rows counts 64: of a solver it is the number of function evaluations, NFE, times the
 * batch size. Dense layers that are asked one by one do not count.
 *
 * @param chosen what to compute with
 *
 * @example
 * ```ts
 * import { arithmetic, countPoints } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const { counted, points } = countPoints(arithmetic());
 * const weights = tf.zeros<tf.Rank.R2>([2, 1]), biases = tf.zeros<tf.Rank.R1>([1]);
 * counted.forward([{ weights, biases, activation: "linear" }], tf.zeros([64, 2]));
 * console.log(points()); // 64
 * ```
 */
export function countPoints(chosen: Arithmetic): CountedArithmetic {
  let asked = 0;
  const counted: Arithmetic = {
    ...chosen,
    forward: (layers, x) => {
      asked += x.shape[0];
      return chosen.forward(layers, x);
    },
    velocityAndDivergence: (layers, x, t, z) => {
      asked += x.shape[0];
      return chosen.velocityAndDivergence(layers, x, t, z);
    },
  };
  return { counted, points: () => asked };
}
