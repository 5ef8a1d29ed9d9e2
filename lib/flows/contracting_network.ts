import * as tf from "#tensorflow";
import type { Mlp } from "../exact/mlp.ts";
import type { Activation, ActivationName } from "../networks/activations.ts";
import { denseLayers } from "../networks/dense_layers.ts";
import type { DenseLayer } from "../networks/layers.ts";
import { type SpectralNorm, spectralNorm } from "../numerics/spectral_norm.ts";
import type { Stream } from "../random/stream.ts";
import { requireFinite } from "../require/numbers.ts";
import { outsideTape } from "../tensors/outside_tape.ts";
import { spreadBends } from "./conditioner.ts";
import { mlpOf } from "./mlp_of.ts";

/** The form of a {@link contractingNetwork}. */
export interface ContractingForm {
  /** As many inputs as outputs. */
  readonly dim: number;
  /** Widths of the hidden layers, [64, 64] by default. */
  readonly hidden?: readonly number[];
  /** What follows every hidden layer, by its name, "silu" by default. */
  readonly activation?: ActivationName;
  /** The bound c of the slope, in (0, 1), 0.9 by default. */
  readonly lipschitz?: number;
}

/** A network g with |g(x) - g(x')| <= c |x - x'| whatever its weights are. */
export interface ContractingNetwork {
  readonly dim: number;
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly lipschitz: number;
  /** Weights and biases, layer by layer, before they are shortened. */
  readonly variables: readonly tf.Variable[];
  /** The layers as they act, shortened; with gradients of first order. For a `tf.tidy` to free. */
  layers(): readonly DenseLayer[];
  /** The same in float64, of the weights as they are now. */
  exact(): Mlp;
}

/** The largest slope of each activation: of silu at 2.3994, of selu at 0 from below. */
const STEEPEST: Readonly<Record<ActivationName, number>> = {
  linear: 1,
  elu: 1,
  tanh: 1,
  silu: 1.0998393202,
  selu: 1.7580993409,
};

/**
 * A network whose weights act shortened, each matrix to at most the norm that keeps the whole below c:
 *
 *   W_l <- W_l min(1, b / |W_l|_2),   b^L s^(L-1) = c for L layers and activations of slope at most s
 *
 * The norms are found anew whenever the network is evaluated, so no step of a training can leave the
 * bound. They come from power iteration, which is right to nine digits; so is the bound. The last
 * layer starts at 0.
 *
 * @param stream the weights are drawn from here, and where power iteration begins
 * @throws {RangeError} when lipschitz is not in (0, 1), a size is not a positive integer, or the
 *   activation is unknown
 * @throws {TypeError} when the activation is a function, whose slope nobody knows
 * @see Miyato et al. 2018, "Spectral normalization"; Gouk et al. 2018 (only what is too long is
 *   shortened); Behrmann et al. 2019, section 3.1.
 */
export function contractingNetwork(
  { dim, hidden = [64, 64], activation = "silu", lipschitz = 0.9 }: ContractingForm,
  stream: Stream,
): ContractingNetwork {
  requireFinite(lipschitz, "lipschitz");
  if (lipschitz <= 0 || lipschitz >= 1) {
    throw new RangeError(`Expected lipschitz in (0, 1); got ${lipschitz}`);
  }
  if (typeof (activation as Activation) !== "string") {
    throw new TypeError("Expected an activation with a name, whose slope is known; got a function");
  }
  const form = { inputs: dim, hidden, outputs: dim, activation };
  const { layers, variables } = denseLayers(form, stream);
  const last = layers.at(-1)!.weights as tf.Variable<tf.Rank.R2>;
  tf.tidy(() => last.assign(tf.zerosLike(last)));
  spreadBends(layers, stream.split("bends"));
  const bound = (lipschitz / STEEPEST[activation] ** hidden.length) ** (1 / layers.length);
  const starts = stream.split("power iteration");
  const norms = (): SpectralNorm[] =>
    layers.map(({ weights }, l) => spectralNorm(rowsOf(weights), starts.split(`layer${l}`)));
  return {
    dim,
    hidden: [...hidden],
    activation,
    lipschitz,
    variables,
    layers(): DenseLayer[] {
      const found = norms();
      return layers.map((layer, l) => {
        const { value } = found[l]!, { weights } = layer;
        if (value <= bound) return layer;
        return { ...layer, weights: tf.mul(weights, tf.div(bound, norm(weights, found[l]!))) };
      });
    },
    exact(): Mlp {
      const found = norms(), net = mlpOf(layers);
      const factors = layers.flatMap(({ weights, biases }, l) => [
        ...new Array<number>(weights.size).fill(Math.min(1, bound / found[l]!.value)),
        ...new Array<number>(biases.size).fill(1),
      ]);
      return { ...net, parameters: net.parameters.map((parameter, p) => parameter * factors[p]!) };
    },
  };
}

/** The norm of weights as a tensor, with its gradient: dW = left right^T for the largest value. */
function norm(weights: tf.Tensor2D, { value, left, right }: SpectralNorm): tf.Scalar {
  const directions = (): tf.Tensor2D => tf.tidy(() => tf.outerProduct(tensor(left), tensor(right)));
  return tf.customGrad<tf.Scalar>((...inputs) => ({
    value: tf.scalar(value),
    gradFunc: (dy) =>
      tf.mul(
        dy,
        outsideTape("the gradient of a spectral norm", [inputs[0] as tf.Tensor], directions),
      ),
  }))(weights);
}

function tensor(vector: Float64Array): tf.Tensor1D {
  return tf.tensor1d(Float32Array.from(vector));
}

function rowsOf(weights: tf.Tensor2D): Float32Array[] {
  const numbers = weights.dataSync<"float32">(), [rows, columns] = weights.shape;
  return Array.from({ length: rows }, (_, i) => numbers.subarray(i * columns, (i + 1) * columns));
}
