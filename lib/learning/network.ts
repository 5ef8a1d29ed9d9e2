import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import { type Points, requireShape, type Times, type VelocityField } from "../tensors/shapes.ts";
import { type Activation, ACTIVATIONS } from "./activations.ts";
import { freeName } from "./free_name.ts";

/** A velocity field with weights that can be learned. */
export interface VelocityNetwork {
  /** Dimension of the space. */
  readonly dim: number;
  /** v(x, t); needs no `this`, so it can be passed on as a function. */
  readonly apply: VelocityField;
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
}

/**
 * A multilayer perceptron for the velocity, with time as one more input:
 *
 *   h_0 = (x, t),   h_{l+1} = activation(h_l W_l + b_l),   v(x, t) = h_L W_L + b_L
 *
 * Weights start as draws from N(0, 1 / inputs) and biases at 0, which keeps mean 0 and variance 1
 * from layer to layer for "selu".
 *
 * Take first derivatives only: TensorFlow.js gets second ones through these activations wrong.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a size is not a positive integer or the activation is unknown
 * Source: Klambauer, Unterthiner, Mayr and Hochreiter 2017, "Self-normalizing neural networks".
 *
 * @example
 * ```ts
 * import { velocityNetwork } from "flowbook/learning";
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
  for (const width of hidden) {
    if (!Number.isInteger(width) || width < 1) {
      throw new RangeError(`Expected hidden widths to be positive integers; got ${width}`);
    }
  }
  if (!Object.hasOwn(ACTIVATIONS, activation)) {
    const known = Object.keys(ACTIVATIONS).join(", ");
    throw new RangeError(`Expected activation to be one of ${known}; got ${activation}`);
  }
  const bend = ACTIVATIONS[activation];
  const widths = [dim + 1, ...hidden, dim];
  const layers = widths.slice(1).map((outputs, l) =>
    dense(widths[l]!, outputs, `layer${l}`, stream)
  );

  function apply(x: Points, t: Times): Points {
    requireShape(x, ["batch", dim], "x");
    requireShape(t, [x.shape[0]], "t");
    return tf.tidy(() => {
      let h: tf.Tensor2D = tf.concat([x, tf.expandDims(t, 1)], 1);
      layers.forEach(({ weights, biases }, l) => {
        const z: tf.Tensor2D = tf.add(tf.matMul(h, weights), biases);
        h = l + 1 < layers.length ? bend(z) : z;
      });
      return h;
    });
  }

  const variables = layers.flatMap(({ weights, biases }) => [weights, biases]);
  return { dim, apply, variables, dispose: () => tf.dispose(variables) };
}

interface Layer {
  readonly weights: tf.Variable<tf.Rank.R2>;
  readonly biases: tf.Variable<tf.Rank.R1>;
}

function dense(inputs: number, outputs: number, name: string, stream: Stream): Layer {
  const scale = 1 / Math.sqrt(inputs);
  const start = Float32Array.from(stream.split(name).normal(inputs * outputs), (z) => scale * z);
  return tf.tidy(() => ({
    weights: tf.variable(tf.tensor2d(start, [inputs, outputs]), true, freeName(`${name}/weights`)),
    biases: tf.variable(tf.zeros<tf.Rank.R1>([outputs]), true, freeName(`${name}/biases`)),
  }));
}
