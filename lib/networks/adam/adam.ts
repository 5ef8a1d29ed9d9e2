import * as tf from "#tensorflow";
import { requireFinite, requireShape } from "../../tensors/shapes.ts";
import { arithmetic } from "../choose_arithmetic.ts";
import { fastSteps } from "./fast_steps.ts";
import { type AdamSettings, BETA1, BETA2, EPSILON, requireLearningRate } from "./settings.ts";
import { type AdamState, requireState } from "./state.ts";
import type { Averages, Steps } from "./steps.ts";

/** An optimiser and its memory of the steps so far; it holds no tensors. */
export interface Adam {
  /**
   * Takes one step against the gradients.
   *
   * @param gradients one for each variable, by the variable's name, as `tf.variableGrads` returns
   * @throws {TypeError} when a gradient is missing or has another shape than its variable
   * @throws {RangeError} when a gradient is not finite; no variable has changed then
   */
  apply(gradients: tf.NamedTensorMap): void;

  /** A copy of what the optimiser remembers. */
  state(): AdamState;

  /**
   * Goes on from a state; steps then repeat bit for bit what the optimiser of that state would do,
   * if both compute with the same arithmetic ("fast" keeps the averages in float32).
   *
   * @throws {TypeError} when the state belongs to other variables; nothing has changed then
   * @throws {RangeError} when a number of the state is out of range; nothing has changed then
   */
  restore(state: AdamState): void;
}

/**
 * Adam with the settings of its authors, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. Step k is
 *
 *   m <- beta1 m + (1 - beta1) g,   s <- beta2 s + (1 - beta2) g^2
 *   w <- w - learningRate * m / (1 - beta1^k) / (sqrt(s / (1 - beta2^k)) + epsilon)
 *
 * It runs on the kernels where they are: `tf.train.adam` makes about ten small tensors for each
 * variable and keeps the powers of beta in float32.
 *
 * @param variables what to learn
 * @param settings.learningRate above 0
 * @throws {RangeError} when the learning rate is not positive and finite
 * @see Kingma and Ba 2015, algorithm 1.
 *
 * @example
 * ```ts
 * import { adam } from "flowbook/networks";
 * import { tf } from "flowbook/tensors";
 * const w = tf.variable(tf.scalar(3), true, "w");
 * const { grads } = tf.variableGrads(() => tf.square(w).asScalar(), [w]);
 * adam([w], { learningRate: 0.5 }).apply(grads);
 * console.log(w.dataSync()[0]); // 2.5
 * ```
 */
export function adam(variables: readonly tf.Variable[], settings: AdamSettings = {}): Adam {
  const learningRate = requireLearningRate(settings);
  const stepsOf = arithmetic(settings.arithmetic).name === "fast" ? fastSteps : plainSteps;
  const { means, squares, take } = stepsOf(variables, learningRate);
  let steps = 0;

  function apply(gradients: tf.NamedTensorMap): void {
    for (const variable of variables) requireGradient(gradients[variable.name], variable);
    take(gradients, steps + 1);
    steps++;
  }

  function state(): AdamState {
    const copy = (averages: Averages): Float64Array => Float64Array.from(averages);
    return { steps, means: means.map(copy), squares: squares.map(copy) };
  }

  function restore(state: AdamState): void {
    const fits = {
      steps: state.steps,
      means: state.means.map((mean, v) => rounded(mean, means[v])),
      squares: state.squares.map((square, v) => rounded(square, squares[v])),
    };
    requireState(fits, variables);
    means.forEach((mean, v) => mean.set(fits.means[v]!));
    squares.forEach((square, v) => square.set(fits.squares[v]!));
    steps = state.steps;
  }
  return { apply, state, restore };
}

/** The algorithm as it stands, in float64 outside TensorFlow.js. */
function plainSteps(variables: readonly tf.Variable[], learningRate: number): Steps {
  const means = variables.map(({ size }) => new Float64Array(size));
  const squares = variables.map(({ size }) => new Float64Array(size));

  function take(gradients: tf.NamedTensorMap, k: number): void {
    const meanWeight = 1 - BETA1 ** k, squareWeight = 1 - BETA2 ** k;
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
  return { means, squares, take };
}

function requireGradient(gradient: tf.Tensor | undefined, { name, shape }: tf.Variable): void {
  if (!gradient) throw new TypeError(`Expected a gradient for ${name}; got none`);
  requireShape(gradient, shape, `the gradient of ${name}`);
  requireFinite(gradient, `the gradient of ${name}`);
}

/** Numbers in the precision of others: what is too large for float32 is Infinity there. */
function rounded(numbers: Float64Array, like: Averages | undefined): Float64Array {
  return like instanceof Float32Array ? numbers.map(Math.fround) : numbers;
}
