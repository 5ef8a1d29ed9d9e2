import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import { rememberActivation } from "./activation_after.ts";
import { type Activation, activationOf } from "./activations.ts";
import type { DenseLayer } from "./layers.ts";

/** Layers whose weights can be learned, and these weights. */
export interface DenseLayers {
  readonly layers: readonly DenseLayer[];
  /** Weights and biases, layer by layer. */
  readonly variables: readonly tf.Variable[];
}

/** The form of a multilayer perceptron. */
export interface Form {
  readonly inputs: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  /** What follows every layer but the last. */
  readonly activation: Activation;
}

/**
 * The layers of a multilayer perceptron at the start of its training.
 *
 *   h_{l+1} = activation(h_l W_l + b_l),   W_l from N(0, 1 / inputs of the layer),   b_l = 0
 *
 * With "selu" this keeps mean 0 and variance 1 from layer to layer.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when a size is not a positive integer or the activation is unknown
 * @see Klambauer, Unterthiner, Mayr and Hochreiter 2017, "Self-normalizing neural networks".
 */
export function denseLayers(form: Form, stream: Stream): DenseLayers {
  const { inputs, hidden, outputs, activation } = form;
  requireDim(outputs);
  for (const width of hidden) {
    if (!Number.isInteger(width) || width < 1) {
      throw new RangeError(`Expected hidden widths to be positive integers; got ${width}`);
    }
  }
  activationOf(activation); // throws when it is unknown
  const widths = [inputs, ...hidden, outputs];
  const layers = widths.slice(1).map((width, l) => ({
    ...dense(widths[l]!, width, `layer${l}`, stream),
    activation: l < hidden.length ? activation : "linear" as const,
  }));
  layers.forEach(({ weights, activation }) => rememberActivation(weights, activation));
  return { layers, variables: layers.flatMap(({ weights, biases }) => [weights, biases]) };
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

/**
 * A name that no living variable has: the name itself, or else "name (2)", "name (3)" and so on.
 *
 * TensorFlow.js refuses two variables of one name, while notebooks make networks over and over.
 */
export function freeName(name: string): string {
  const taken = tf.engine().registeredVariables;
  let free = name;
  for (let number = 2; free in taken; number++) free = `${name} (${number})`;
  return free;
}
