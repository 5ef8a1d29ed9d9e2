import * as tf from "#tensorflow";
import { requireShape } from "../tensors/shapes.ts";

/** A loss and its gradients by the names of the variables. */
export interface LossAndGradients {
  readonly value: tf.Scalar;
  /** Of every variable; 0 in those that the loss does not depend on. */
  readonly grads: tf.NamedTensorMap;
  /** The variables on which the loss does not depend, or that are not to be trained. */
  readonly apart: readonly tf.Variable[];
}

/**
 * A loss with its gradient in each variable; `tf.variableGrads` that tidies up after a throw and
 * leaves none out.
 *
 * @param loss      makes a scalar from the variables
 * @param variables what to differentiate in
 * @throws {TypeError} when the loss is not a scalar
 * @throws {Error} when the loss does not depend on any variable
 */
export function gradients(
  loss: () => tf.Scalar,
  variables: readonly tf.Variable[],
): LossAndGradients {
  const scalarLoss = (): tf.Scalar => {
    const value = loss();
    requireShape(value, [], "the loss");
    return value;
  };
  try {
    const { value, grads } = tf.variableGrads(scalarLoss, [...variables]);
    const apart = variables.filter(({ name }) => !grads[name]);
    const zeros = apart.map((variable) => [variable.name, tf.zerosLike(variable)]);
    return { value, grads: { ...grads, ...Object.fromEntries(zeros) }, apart };
  } catch (error) {
    freeTape();
    throw error;
  }
}

/** TensorFlow.js frees what it saved on the way to a loss only if the loss returns. */
function freeTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return; // an outer gradient still needs its part
  for (const { saved } of state.activeTape ?? []) tf.dispose(saved ?? []);
  state.activeTape = [];
}
