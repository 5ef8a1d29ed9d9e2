import * as tf from "#tensorflow";
import type { AdamStep } from "./adam.ts";
import {
  type AdamOptimiser,
  type AdamSettings,
  BETA1,
  BETA2,
  EPSILON,
  requireGradient,
  requireLearningRate,
} from "./adam_rule.ts";

/**
 * Adam on the kernels. With c = sqrt(1 - beta2^k) at step k, algorithm 1 of Kingma and Ba is
 *
 *   w <- w - (learningRate c / (1 - beta1^k)) m / (sqrt(s) + c epsilon)
 *
 * so that the corrections of the bias are two numbers, computed once a step in float64. Between the
 * steps the averages rest outside TensorFlow.js, so that there is nothing to dispose of.
 */
export function fastAdam(
  variables: readonly tf.Variable[],
  settings: AdamSettings = {},
): AdamOptimiser {
  const learningRate = requireLearningRate(settings);
  const names = variables.map(({ name }) => name);
  const entries = variables.reduce((sum, { size }) => sum + size, 0);
  const averages = new Float32Array(2 * entries); // every m, then every s
  let steps = 0;

  function apply(gradients: tf.NamedTensorMap): void {
    const inputs: tf.NamedTensorMap = {};
    variables.forEach((variable, i) => {
      inputs[`w${i}`] = variable;
      inputs[`g${i}`] = requireGradient(gradients, variable);
    });
    const k = steps + 1, c = Math.sqrt(1 - BETA2 ** k);
    const step: AdamStep = {
      names,
      take1: 1 - BETA1,
      take2: 1 - BETA2,
      rate: learningRate * c / (1 - BETA1 ** k),
      epsilon: c * EPSILON,
    };
    tf.tidy(() => {
      const moments = tf.tensor2d(averages, [2, entries]);
      const fresh = tf.engine().runKernel("AdamStep", { ...inputs, moments }, { ...step, names });
      variables.forEach((variable, i) => variable.assign((fresh as tf.Tensor[])[i]!));
      averages.set(moments.dataSync());
    });
    steps = k;
  }
  return { apply };
}
