import * as tf from "#tensorflow";
import { requireFinite, requireShape } from "../shapes.ts";
import {
  type AdamOptimiser,
  type AdamSettings,
  type AdamState,
  BETA1,
  BETA2,
  EPSILON,
  requireGradient,
  requireLearningRate,
  requireState,
} from "./adam_rule.ts";

/**
 * Adam as a plain loop, algorithm 1 of Kingma and Ba as it stands:
 *
 *   m <- beta1 m + (1 - beta1) g,   s <- beta2 s + (1 - beta2) g^2
 *   w <- w - learningRate * m / (1 - beta1^k) / (sqrt(s / (1 - beta2^k)) + epsilon)
 *
 * The averages are float64 numbers outside TensorFlow.js: its own `tf.train.adam` makes about ten
 * small tensors for each variable and keeps the powers of beta in float32.
 */
export function plainAdam(
  variables: readonly tf.Variable[],
  settings: AdamSettings = {},
): AdamOptimiser {
  const learningRate = requireLearningRate(settings);
  const means = variables.map(({ size }) => new Float64Array(size));
  const squares = variables.map(({ size }) => new Float64Array(size));
  let steps = 0;

  function apply(gradients: tf.NamedTensorMap): void {
    for (const variable of variables) {
      const gradient = requireGradient(gradients, variable),
        name = `the gradient of ${variable.name}`;
      requireShape(gradient, variable.shape, name);
      requireFinite(gradient, name);
    }
    steps++;
    const meanWeight = 1 - BETA1 ** steps, squareWeight = 1 - BETA2 ** steps;
    variables.forEach((variable, v) => {
      const gradient = gradients[variable.name]!.dataSync<"float32">();
      const before = variable.dataSync<"float32">(), after = new Float32Array(variable.size);
      const m = means[v]!, s = squares[v]!;
      for (let i = 0; i < after.length; i++) {
        const g = gradient[i]!;
        m[i] = BETA1 * m[i]! + (1 - BETA1) * g;
        s[i] = BETA2 * s[i]! + (1 - BETA2) * g * g;
        const scale = Math.sqrt(s[i]! / squareWeight) + EPSILON;
        after[i] = before[i]! - learningRate * m[i]! / meanWeight / scale;
      }
      tf.tidy(() => variable.assign(tf.tensor(after, variable.shape)));
    });
  }

  function state(): AdamState {
    return {
      steps,
      means: means.map((mean) => mean.slice()),
      squares: squares.map((square) => square.slice()),
    };
  }

  function restore(state: AdamState): void {
    requireState(state, variables);
    means.forEach((mean, v) => mean.set(state.means[v]!));
    squares.forEach((square, v) => square.set(state.squares[v]!));
    steps = state.steps;
  }
  return { apply, state, restore };
}
