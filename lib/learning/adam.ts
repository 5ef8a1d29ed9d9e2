import * as tf from "#tensorflow";
import { requireFinite, requireShape } from "../tensors/shapes.ts";

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

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
}

/**
 * Adam with the settings of its authors, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8. Step k is
 *
 *   m <- beta1 m + (1 - beta1) g,   s <- beta2 s + (1 - beta2) g^2
 *   w <- w - learningRate * m / (1 - beta1^k) / (sqrt(s / (1 - beta2^k)) + epsilon)
 *
 * The averages m and s are kept in float64 and the loop is plain TypeScript: `tf.train.adam` makes
 * about ten small tensors for each variable and keeps the powers of beta in float32.
 *
 * @param variables what to learn
 * @param options.learningRate above 0
 * @throws {RangeError} when the learning rate is not positive and finite
 * Source: Kingma and Ba 2015, algorithm 1.
 *
 * @example
 * ```ts
 * import { adam } from "flowbook/learning";
 * import { tf } from "flowbook/tensors";
 * const w = tf.variable(tf.scalar(3), true, "w");
 * const { grads } = tf.variableGrads(() => tf.square(w).asScalar(), [w]);
 * adam([w], { learningRate: 0.5 }).apply(grads);
 * console.log(w.dataSync()[0]); // 2.5
 * ```
 */
export function adam(
  variables: readonly tf.Variable[],
  options: { learningRate?: number } = {},
): Adam {
  const { learningRate = 1e-3 } = options;
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new RangeError(`Expected learningRate above 0; got ${learningRate}`);
  }
  const means = variables.map((variable) => new Float64Array(variable.size));
  const squares = variables.map((variable) => new Float64Array(variable.size));
  let steps = 0;

  function apply(gradients: tf.NamedTensorMap): void {
    for (const { name, shape } of variables) {
      const gradient = gradients[name];
      if (!gradient) throw new TypeError(`Expected a gradient for ${name}; got none`);
      requireShape(gradient, shape, `the gradient of ${name}`);
      requireFinite(gradient, `the gradient of ${name}`);
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
  return { apply };
}
