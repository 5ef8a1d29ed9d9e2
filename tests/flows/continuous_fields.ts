import type { ContinuousFlow } from "flowbook/flows";
import { type VelocityNetwork, velocityNetwork } from "flowbook/networks";
import { stream } from "flowbook/random";
import { tf } from "flowbook/tensors";

/** A network whose field moves points by about their own size. */
export function busyNetwork(dim = 2, activation: "tanh" | "silu" = "tanh"): VelocityNetwork {
  const network = velocityNetwork({ dim, hidden: [7, 6], activation }, stream(3).split("weights"));
  const numbers = stream(3).split("biases");
  network.variables.forEach((variable, v) => {
    const shift = numbers.split(`${v}`).normal(variable.size).map((z) => 0.3 * z);
    tf.tidy(() => variable.assign(tf.add(variable, tf.tensor([...shift], variable.shape))));
  });
  return network;
}

/** v = A x + t c as a field with the divergence and the tangents of one's own. */
export const spinning = {
  dim: 2,
  apply: (x: tf.Tensor2D, t: tf.Tensor1D): tf.Tensor2D =>
    tf.add(
      tf.matMul(x, tf.tensor2d([[0.5, 1], [-1, 0.5]])),
      tf.mul(tf.expandDims(t, 1), [[1, -1]]),
    ),
  divergence: (x: tf.Tensor2D): tf.Tensor1D => tf.fill([x.shape[0]], 1),
  tangent: (_x: tf.Tensor2D, _t: tf.Tensor1D, dx: tf.Tensor2D): tf.Tensor2D =>
    tf.matMul(dx, tf.tensor2d([[0.5, 1], [-1, 0.5]])),
};

/** Every entry of every variable shifted by steps of h, and what a number makes of it. */
export function differencesIn(
  { variables }: Pick<ContinuousFlow, "variables">,
  value: () => number,
): number[][] {
  const h = 1 / 128;
  return variables.map((variable) => {
    const start = variable.dataSync<"float32">().slice();
    const at = (entry: number, steps: number): number => {
      const entries = start.slice();
      entries[entry]! += steps * h;
      tf.tidy(() => variable.assign(tf.tensor(entries, variable.shape)));
      return value();
    };
    const slopes = Array.from(
      start,
      (_, i) => (8 * (at(i, 1) - at(i, -1)) - (at(i, 2) - at(i, -2))) / (12 * h),
    );
    tf.tidy(() => variable.assign(tf.tensor(start, variable.shape)));
    return slopes;
  });
}
