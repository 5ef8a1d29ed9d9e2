import type { Stream } from "../random/stream.ts";
import { requireCount, requirePoint } from "../require/numbers.ts";

/**
 * A multilayer perceptron in float64, the judge of the networks that learn in float32.
 *
 *   h_0 = x,   h_l = activation(h_{l-1} W_l + b_l),   y = h_{L-1} W_L + b_L
 */
export interface Mlp {
  /** Lengths of h_0, h_1, ..., y. */
  readonly widths: readonly number[];
  /**
   * What follows every layer but the last: tanh; z (linear); z / (1 + e^-z) (silu); z above 0 and
   * e^z - 1 below (elu); lambda z above 0 and lambda alpha (e^z - 1) below (selu).
   */
  readonly activation: "linear" | "selu" | "elu" | "tanh" | "silu";
  /** W_1 `[in, out]` row by row, then b_1 `[out]`, then W_2, and so on. */
  readonly parameters: Float64Array;
}

/** What a cotangent g pulls back to: g dy/dx and g dy/dparameters. */
export interface Pullback {
  /** g dy/dx, of length widths[0]. */
  readonly input: number[];
  /** g dy/dparameters, in the order of {@link Mlp.parameters}. */
  readonly parameters: Float64Array;
}

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Where W and b begin in the parameters. */
  readonly kernel: number;
  readonly bias: number;
}

const SELU_SCALE = 1.0507009873554805, SELU_ALPHA = 1.6732632423543772;

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const ACTIVATIONS = {
  linear: { value: (z: number): number => z, slope: (): number => 1 },
  elu: {
    value: (z: number): number => z > 0 ? z : Math.expm1(z),
    slope: (z: number): number => z > 0 ? 1 : Math.exp(z),
  },
  silu: {
    value: (z: number): number => z * sigmoid(z),
    slope: (z: number): number => sigmoid(z) * (1 + z * sigmoid(-z)),
  },
  tanh: { value: Math.tanh, slope: (z: number): number => 1 - Math.tanh(z) ** 2 },
  selu: {
    value: (z: number): number => SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
    slope: (z: number): number => SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z)),
  },
};

/**
 * A network with normal weights of variance 1 / inputs and biases of zero.
 *
 * @param options.widths lengths of the layers, input first and output last
 * @throws {RangeError} when there are fewer than two widths, or one is not a positive integer
 * @see LeCun et al. 1998 (variance of the weights); Klambauer et al. 2017 (selu).
 *
 * @example
 * ```ts
 * import { evaluateMlp, mlp } from "flowbook/exact";
 * import { stream } from "flowbook/random";
 * const net = mlp({ widths: [3, 16, 2], activation: "tanh" }, stream(1));
 * console.log(evaluateMlp(net, [0.1, 0.2, 0.5]).length); // 2
 * ```
 */
export function mlp(options: Omit<Mlp, "parameters">, stream: Stream): Mlp {
  const { widths, activation } = options;
  if (widths.length < 2) {
    throw new RangeError(`Expected at least 2 widths; got ${widths.length}`);
  }
  widths.forEach((width, l) => requireCount(width, `widths[${l}]`));
  if (!Object.hasOwn(ACTIVATIONS, activation)) {
    throw new RangeError(
      `Expected activation linear, elu, silu, tanh or selu; got "${activation}"`,
    );
  }
  const layers = layersOf(widths);
  const last = layers[layers.length - 1]!;
  const parameters = new Float64Array(last.bias + last.outputs);
  layers.forEach(({ inputs, outputs, kernel }, l) => {
    const weights = stream.split(`layer ${l}`).normal(inputs * outputs);
    parameters.set(weights.map((z) => z / Math.sqrt(inputs)), kernel);
  });
  return { widths, activation, parameters };
}

/**
 * The output of the network at one input.
 *
 * @param x input of length widths[0]
 * @throws {TypeError} when x has another length
 */
export function evaluateMlp(net: Mlp, x: readonly number[]): number[] {
  return Array.from(forward(net, x).at(-1)!.z);
}

/**
 * The vector-Jacobian product: the derivative of the number sum of cotangent[j] y[j].
 *
 * @param x         input of length widths[0]
 * @param cotangent vector of the length of the output
 * @returns its derivative in the input and in every parameter
 * @throws {TypeError} when x or the cotangent has another length
 * @see Rumelhart, Hinton and Williams 1986 (backpropagation).
 */
export function vectorJacobianProduct(
  net: Mlp,
  x: readonly number[],
  cotangent: readonly number[],
): Pullback {
  const states = forward(net, x);
  requirePoint(cotangent, net.widths.at(-1)!, "cotangent");
  const { slope } = ACTIVATIONS[net.activation];
  const gradient = new Float64Array(net.parameters.length);
  let g: ArrayLike<number> = cotangent; // derivative in z of the layer at hand
  layersOf(net.widths).toReversed().forEach(({ inputs, outputs, kernel, bias }, back) => {
    const l = states.length - 1 - back, { h } = states[l]!;
    gradient.set(g, bias);
    const below = new Float64Array(inputs);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < outputs; j++) {
        const at = kernel + i * outputs + j;
        gradient[at] = h[i]! * g[j]!;
        below[i]! += net.parameters[at]! * g[j]!;
      }
    }
    g = l === 0 ? below : below.map((value, i) => value * slope(states[l - 1]!.z[i]!));
  });
  return { input: Array.from(g), parameters: gradient };
}

/** For each layer its input h and z = h W + b. */
function forward(net: Mlp, x: readonly number[]): { h: Float64Array; z: Float64Array }[] {
  requirePoint(x, net.widths[0]!, "x");
  const { value } = ACTIVATIONS[net.activation];
  let h = Float64Array.from(x);
  return layersOf(net.widths).map(({ inputs, outputs, kernel, bias }) => {
    const z = net.parameters.slice(bias, bias + outputs);
    for (let i = 0; i < inputs; i++) {
      for (let j = 0; j < outputs; j++) z[j]! += h[i]! * net.parameters[kernel + i * outputs + j]!;
    }
    const state = { h, z };
    h = z.map(value);
    return state;
  });
}

function layersOf(widths: readonly number[]): Layer[] {
  let offset = 0;
  return widths.slice(1).map((outputs, l) => {
    const inputs = widths[l]!, kernel = offset, bias = kernel + inputs * outputs;
    offset = bias + outputs;
    return { inputs, outputs, kernel, bias };
  });
}
