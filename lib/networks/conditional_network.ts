import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireCount } from "../require/numbers.ts";
import { requireDim } from "../tensors/from_stream.ts";
import { type Points, requireShape, type VelocityField } from "../tensors/shapes.ts";
import { arithmetic } from "./choose_arithmetic.ts";
import { denseLayers } from "./dense_layers.ts";
import { fieldInput } from "./field.ts";
import type { NetworkOptions, VelocityNetwork } from "./velocity_network.ts";

/**
 * A velocity field that also depends on something that is known: a label, a text, an image.
 *
 * Its layers are over (x, z, t).
 */
export interface ConditionalNetwork extends Omit<VelocityNetwork, "apply"> {
  /** How many numbers describe what is known. */
  readonly condition: number;
  /**
   * The field for what is known about each point, v(x, t | z).
   *
   * @param z one row of numbers for each point, shape [batch, condition]; borrowed by the field
   * @throws {TypeError} when z has another width; the field, when its points are another batch
   */
  given(z: Points): VelocityField;
}

/** Shape of a {@link conditionalNetwork}: that of a velocity network, and of the condition. */
export interface ConditionalNetworkOptions extends NetworkOptions {
  /** How many numbers describe what is known, at least 1. */
  readonly condition: number;
}

/**
 * A multilayer perceptron for the velocity given a condition z: `velocityNetwork` with more inputs.
 *
 *   h_0 = (x, z, t),   v(x, t | z) = h_L W_L + b_L
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a size is not a positive integer or the activation is unknown
 *
 * @example
 * ```ts
 * import { conditionalNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const network = conditionalNetwork({ dim: 2, condition: 3 }, stream(1).split("weights"));
 * const labels = tf.oneHot([0, 2], 3).toFloat() as tf.Tensor2D;
 * const field = network.given(labels); // an ordinary field: it can be trained and sampled
 * console.log(field(tf.zeros([2, 2]), tf.tensor1d([0, 1])).shape); // [2, 2]
 * ```
 */
export function conditionalNetwork(
  options: ConditionalNetworkOptions,
  stream: Stream,
): ConditionalNetwork {
  const { dim, condition, hidden = [64, 64, 64], activation = "selu" } = options;
  requireDim(dim);
  requireCount(condition, "condition");
  const { forward } = arithmetic(options.arithmetic);
  const form = { inputs: dim + condition + 1, hidden, outputs: dim, activation };
  const { layers, variables } = denseLayers(form, stream);

  function given(z: Points): VelocityField {
    requireShape(z, ["batch", condition], "z");
    return (x, t) => {
      requireShape(x, [z.shape[0], dim], "x");
      requireShape(t, [z.shape[0]], "t");
      return tf.tidy(() => forward(layers, fieldInput(x, t, z)));
    };
  }
  return { dim, condition, given, layers, variables, dispose: () => tf.dispose([...variables]) };
}
