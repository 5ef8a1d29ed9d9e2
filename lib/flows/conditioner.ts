import * as tf from "#tensorflow";
import { evaluateMlp } from "../exact/mlp.ts";
import type { Activation } from "../networks/activations.ts";
import type { Arithmetic } from "../networks/arithmetic.ts";
import { arithmetic } from "../networks/choose_arithmetic.ts";
import { denseLayers } from "../networks/dense_layers.ts";
import type { DenseLayer } from "../networks/layers.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { mlpOf } from "./mlp_of.ts";
import { notePass } from "./passes.ts";

/** The form of the network that says how a layer of a flow moves its points. */
export interface ConditionerOptions {
  /** Widths of the hidden layers, [64, 64] by default. */
  readonly hidden?: readonly number[];
  /** What follows every hidden layer, "silu" by default. */
  readonly activation?: Activation;
  /** What to compute with; unless given, "fast" where the kernels are. */
  readonly arithmetic?: Arithmetic["name"];
}

/** A network from the coordinates that a layer keeps to what it does with the others. */
export interface Conditioner {
  /** Weights and biases, layer by layer. */
  readonly variables: readonly tf.Variable[];
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /** From shape [batch, inputs] to [batch, outputs]. */
  apply(x: Points): Points;
  /** The same in float64, of the weights as they are now. */
  exact(): (x: readonly number[]) => number[];
}

/**
 * A network whose last layer starts at 0, so that the layer of the flow starts as the identity.
 *
 * @throws {RangeError} when a size is not a positive integer or the activation is unknown
 */
export function conditioner(
  sizes: { readonly inputs: number; readonly outputs: number },
  { hidden = [64, 64], activation = "silu", arithmetic: name }: ConditionerOptions,
  stream: Stream,
): Conditioner {
  const { forward } = arithmetic(name);
  const { layers, variables } = denseLayers({ ...sizes, hidden, activation }, stream);
  const last = layers.at(-1)!.weights as tf.Variable<tf.Rank.R2>;
  tf.tidy(() => last.assign(tf.zerosLike(last)));
  spreadBends(layers, stream.split("bends"));
  return {
    variables,
    hidden: [...hidden],
    apply: (x) => {
      notePass();
      return forward(layers, x);
    },
    exact: () => {
      const net = mlpOf(layers);
      return (x) => evaluateMlp(net, x);
    },
  };
}

/**
 * Biases of the hidden layers from N(0, 1 / inputs). With biases of 0 all units of a network of one
 * input bend in the same place, and it takes a training long to spread them.
 */
export function spreadBends(layers: readonly DenseLayer[], stream: Stream): void {
  layers.slice(0, -1).forEach(({ weights, biases }, l) => {
    const [inputs, units] = weights.shape, draws = stream.split(`layer${l}`).normal(units);
    const start = Float32Array.from(draws, (z) => z / Math.sqrt(inputs));
    tf.tidy(() => (biases as tf.Variable<tf.Rank.R1>).assign(tf.tensor1d(start)));
  });
}
