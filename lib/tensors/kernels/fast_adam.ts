import * as tf from "#tensorflow";
import type { AdamStep } from "./adam.ts";
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
  const { means, squares } = views(averages, variables);
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

  function state(): AdamState {
    const copy = (views: readonly Float32Array[]): Float64Array[] =>
      views.map((view) => Float64Array.from(view));
    return { steps, means: copy(means), squares: copy(squares) };
  }

  function restore(state: AdamState): void {
    const rounded = (averages: readonly Float64Array[]): Float64Array[] =>
      averages.map((average) => average.map(Math.fround)); // too large for float32 is Infinity
    const fits = { ...state, means: rounded(state.means), squares: rounded(state.squares) };
    requireState(fits, variables);
    means.forEach((mean, v) => mean.set(fits.means[v]!));
    squares.forEach((square, v) => square.set(fits.squares[v]!));
    steps = state.steps;
  }
  return { apply, state, restore };
}

interface Views {
  readonly means: readonly Float32Array[];
  readonly squares: readonly Float32Array[];
}

/** The averages of each variable, as windows on those of all. */
function views(averages: Float32Array, variables: readonly tf.Variable[]): Views {
  let at = 0;
  const window = ({ size }: tf.Variable): Float32Array => averages.subarray(at, at += size);
  return { means: variables.map(window), squares: variables.map(window) };
}
