import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import { type Points, requireShape, type Times, type VelocityField } from "../tensors/shapes.ts";
import type { Activation } from "./activations.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { arithmetic } from "./choose_arithmetic.ts";
import { denseLayers } from "./dense_layers.ts";
import { fieldInput } from "./field.ts";
import type { DenseLayer } from "./layers.ts";

/** A velocity field with weights that can be learned. */
export interface VelocityNetwork {
  /** Dimension of the space. */
  readonly dim: number;
  /** v(x, t); needs no `this`, so it can be passed on as a function. */
  readonly apply: VelocityField;
  /** The layers over (x, t), for `jvp`, `exactDivergence` and `velocityAndDivergence`. */
  readonly layers: readonly DenseLayer[];
  /** Weights and biases, layer by layer. */
  readonly variables: readonly tf.Variable[];
  /** Frees the variables. */
  dispose(): void;
}

/** Shape of a {@link velocityNetwork}. */
export interface NetworkOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
  /** Widths of the hidden layers, [64, 64, 64] by default. */
  readonly hidden?: readonly number[];
  /** What follows every layer but the last, "selu" by default. */
  readonly activation?: Activation;
  /** What to compute with; unless given, "fast" where the kernels are. */
  readonly arithmetic?: Arithmetic["name"];
}

/**
 * A multilayer perceptron for the velocity, with time as one more input:
 *
 *   h_0 = (x, t),   h_{l+1} = activation(h_l W_l + b_l),   v(x, t) = h_L W_L + b_L
 *
 * Weights start as draws from N(0, 1 / inputs) and biases at 0, which keeps mean 0 and variance 1
 * from layer to layer for "selu".
 *
 * Take first derivatives only: the kernels refuse second ones. For tangents and divergences use `jvp`
 * and `exactDivergence`, which can be differentiated again.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a size is not a positive integer or the activation is unknown
 * @see Klambauer, Unterthiner, Mayr and Hochreiter 2017, "Self-normalizing neural networks".
 *
 * @example
 * ```ts
 * import { velocityNetwork } from "flowbook/networks";
 * import { stream } from "flowbook/random";
 * import { normalPoints, tf } from "flowbook/tensors";
 * const network = velocityNetwork({ dim: 2 }, stream(1).split("weights"));
 * const x = normalPoints(256, 2, stream(1).split("x"));
 * const velocity = network.apply(x, tf.fill([256], 0.5));
 * console.log(velocity.shape); // [256, 2]
 * ```
 */
export function velocityNetwork(options: NetworkOptions, stream: Stream): VelocityNetwork {
  const { dim, hidden = [64, 64, 64], activation = "selu" } = options;
  requireDim(dim);
  const { forward } = arithmetic(options.arithmetic);
  const form = { inputs: dim + 1, hidden, outputs: dim, activation };
  const { layers, variables } = denseLayers(form, stream);

  function apply(x: Points, t: Times): Points {
    requireShape(x, ["batch", dim], "x");
    requireShape(t, [x.shape[0]], "t");
    return tf.tidy(() => forward(layers, fieldInput(x, t)));
  }

  return { dim, apply, layers, variables, dispose: () => tf.dispose([...variables]) };
}
