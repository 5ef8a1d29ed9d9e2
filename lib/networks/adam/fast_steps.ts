import * as tf from "#tensorflow";
import { installExtensions } from "../../tensors/kernels/install.ts";
import { adamExtension, type AdamStep } from "./kernel.ts";
import { BETA1, BETA2, EPSILON } from "./settings.ts";
import type { Steps } from "./steps.ts";

installExtensions(tf, [adamExtension()]);

/**
 * The steps of Adam on the kernels. With c = sqrt(1 - beta2^k), algorithm 1 of Kingma and Ba is
 *
 *   w <- w - (learningRate c / (1 - beta1^k)) m / (sqrt(s) + c epsilon)
 *
 * so that the corrections of the bias are two numbers, computed once a step in float64. Between the
 * steps the averages rest outside TensorFlow.js, so that there is nothing to dispose of.
 */
export function fastSteps(variables: readonly tf.Variable[], learningRate: number): Steps {
  const names = variables.map(({ name }) => name);
  const entries = variables.reduce((sum, { size }) => sum + size, 0);
  const averages = new Float32Array(2 * entries); // every m, then every s

  function take(gradients: tf.NamedTensorMap, k: number): void {
    const inputs: tf.NamedTensorMap = {};
    variables.forEach((variable, i) => {
      inputs[`w${i}`] = variable;
      inputs[`g${i}`] = gradients[variable.name]!;
    });
    const c = Math.sqrt(1 - BETA2 ** k);
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
  }

  /** The averages of each variable, as windows on those of all. */
  let at = 0;
  const window = ({ size }: tf.Variable): Float32Array => averages.subarray(at, at += size);
  return { means: variables.map(window), squares: variables.map(window), take };
}
