import * as tf from "#tensorflow";
import { requireShape } from "../tensors/shapes.ts";

/** A loss and its gradients by the names of the variables. */
export interface LossAndGradients {
  readonly value: tf.Scalar;
  readonly grads: tf.NamedTensorMap;
}

/**
 * A loss with its gradient in each variable; `tf.variableGrads` that tidies up after a throw.
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
    return tf.variableGrads(scalarLoss, [...variables]);
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
