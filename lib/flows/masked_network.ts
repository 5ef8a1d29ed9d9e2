import * as tf from "#tensorflow";
import { maskMlp } from "../exact/bijectors/masked_mlp.ts";
import { madeMasks } from "../exact/bijectors/masks.ts";
import { evaluateMlp } from "../exact/mlp.ts";
import { arithmetic } from "../networks/choose_arithmetic.ts";
import { denseLayers } from "../networks/dense_layers.ts";
import type { DenseLayer } from "../networks/layers.ts";
import type { Stream } from "../random/stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type ConditionerOptions, spreadBends } from "./conditioner.ts";
import { mlpOf } from "./mlp_of.ts";
import { notePass } from "./passes.ts";

/** The form of a {@link maskedNetwork}. */
export interface MaskedNetworkOptions extends ConditionerOptions {
  /** Which coordinate comes first, second, ...: a permutation of 0, ..., dim - 1. */
  readonly order: readonly number[];
  /** The numbers with which training starts, the same for each coordinate. */
  readonly start: readonly number[];
}

/** A network whose outputs for a coordinate depend only on the coordinates before it. */
export interface MaskedNetwork {
  /** Weights and biases, layer by layer; what a mask hides is there and does nothing. */
  readonly variables: readonly tf.Variable[];
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  /**
   * The network with its masks laid on: ask once, evaluate often.
   *
   * @returns from shape [batch, dim] to [batch dim, numbers for a coordinate]
   */
  masked(): (x: Points) => tf.Tensor2D;
  /** The same in float64, of the weights as they are now; one row of numbers after the other. */
  exact(): (x: readonly number[]) => number[];
}

/**
 * The masked network of MADE: an ordinary one with every weight multiplied by 0 or 1.
 *
 *   h_{l+1} = activation(h_l (W_l * M_l) + b_l)
 *
 * The last weights start at 0 and the last biases at what is given, so the output starts there.
 *
 * @param stream the weights are drawn from here
 * @throws {RangeError} when the order is no permutation, a size is not a positive integer, or the
 *   activation is unknown
 * @see Germain, Gregor, Murray and Larochelle 2015 (MADE), section 3.
 */
export function maskedNetwork(
  { order, start, hidden = [64, 64], activation = "silu", arithmetic: name }: MaskedNetworkOptions,
  stream: Stream,
): MaskedNetwork {
  const { forward } = arithmetic(name), dim = order.length, each = start.length;
  const masks = madeMasks({ order, hidden, outputs: each });
  const entries = masks.map((mask) => Float32Array.from(mask.flat()));
  const form = { inputs: dim, hidden, outputs: dim * each, activation };
  const { layers, variables } = denseLayers(form, stream);
  const [weights, biases] = variables.slice(-2);
  tf.tidy(() => {
    weights!.assign(tf.zerosLike(weights!));
    biases!.assign(tf.tile(tf.tensor1d([...start]), [dim]));
  });
  spreadBends(layers, stream.split("bends"));
  const underMasks = (): DenseLayer[] =>
    layers.map((layer, l) => {
      const mask = tf.tensor2d(entries[l]!, layer.weights.shape);
      return { ...layer, weights: tf.mul(layer.weights, mask) };
    });
  return {
    variables,
    hidden: [...hidden],
    masked(): (x: Points) => tf.Tensor2D {
      const now = underMasks();
      return (x) => {
        notePass();
        return tf.reshape(forward(now, x), [-1, each]);
      };
    },
    exact(): (x: readonly number[]) => number[] {
      const net = maskMlp(mlpOf(layers), masks);
      return (x) => evaluateMlp(net, x);
    },
  };
}
