import * as tf from "#tensorflow";
import { gradientsWithin } from "../tensors/gradients_within.ts";
import { installExtensions } from "../tensors/kernels/install.ts";
import { axesAt } from "./axes.ts";
import { fieldInput, stillDirection } from "./field.ts";
import { isOfKernels } from "./kernels/activation_numbers.ts";
import { type KernelLayer, layerInputs } from "./kernels/kernel_layers.ts";
import { ratesExtension } from "./kernels/rates.ts";
import { ratesGradientExtension } from "./kernels/rates_gradient.ts";
import type { DenseLayer } from "./layers.ts";
import { push } from "./push.ts";

installExtensions(tf, [ratesExtension(), ratesGradientExtension()]);

/** Where the rates of a field are asked for, and along which probes. */
export interface RatePlace {
  /** Points, shape [batch, dim]. */
  readonly x: tf.Tensor2D;
  /** One time for each, shape [batch]. */
  readonly t: tf.Tensor1D;
  /** One probe for each, shape [batch, dim]; without them the trace is exact. */
  readonly probes?: tf.Tensor2D | undefined;
  /** What {@link ratesWithStacks} kept of the way forward; computed again unless given. */
  readonly stacks?: tf.Tensor1D | undefined;
}

/** The rates of a field, and what their gradient will need. */
export interface RatesWithStacks {
  /** Shape [batch, dim]. */
  readonly velocity: tf.Tensor2D;
  /** Shape [batch]. */
  readonly divergence: tf.Tensor1D;
  /** Shape [batch]. */
  readonly stretch: tf.Tensor1D;
  readonly stacks: tf.Tensor1D;
}

/** Whether the kernels know the gradient of these layers. */
export function kernelsPull(layers: readonly DenseLayer[]): layers is readonly KernelLayer[] {
  const installed = Boolean(tf.getKernel("RatesGradient", tf.getBackend()));
  return installed &&
    layers.every(({ activation }) => isOfKernels(activation) && activation !== "silu");
}

/**
 * The rates of layers for which {@link kernelsPull}, with what {@link pullRates} would else compute
 * again: (batch, and as much for each tangent) times the widths of all layers.
 */
export function ratesWithStacks(
  layers: readonly KernelLayer[],
  { x, t, probes }: RatePlace,
): RatesWithStacks {
  const activations = layers.map(({ activation }) => activation);
  const inputs = { x, t, ...probes ? { probes } : {}, ...layerInputs(layers) };
  const made = tf.engine().runKernel("RatesWithStacks", inputs, { activations });
  const [velocity, divergence, stretch, stacks] = made as [
    tf.Tensor2D,
    tf.Tensor1D,
    tf.Tensor1D,
    tf.Tensor1D,
  ];
  return { velocity, divergence, stretch, stacks };
}

/** How a number moves with the rates of a field. */
export interface RateCotangents {
  /** With v, shape [batch, dim]. */
  readonly velocity: tf.Tensor2D;
  /** With the trace of the Jacobian J, or with e^T J e for a probe e; shape [batch]. */
  readonly divergence: tf.Tensor1D;
  /** With |v|^2, shape [batch]. */
  readonly energy: tf.Tensor1D;
  /** With the sum of squares of J, or with |J e|^2; shape [batch]. */
  readonly stretch: tf.Tensor1D;
}

/**
 * How a number moves with the points and the layers, from how it moves with the rates.
 *
 * @returns the gradient in x, then those of weights and biases layer by layer; for a surrounding
 *   `tf.tidy` to free
 */
export function pullRates(
  layers: readonly DenseLayer[],
  place: RatePlace,
  cotangents: RateCotangents,
): readonly tf.Tensor[] {
  if (!kernelsPull(layers)) return pullOnTape(layers, place, cotangents);
  const activations = layers.map(({ activation }) => activation);
  const inputs = {
    x: place.x,
    t: place.t,
    ...place.probes ? { probes: place.probes } : {},
    ...place.stacks ? { stacks: place.stacks } : {},
    dv: cotangents.velocity,
    dd: cotangents.divergence,
    dk: cotangents.energy,
    dj: cotangents.stretch,
    ...layerInputs(layers),
  };
  return tf.engine().runKernel("RatesGradient", inputs, { activations }) as tf.Tensor[];
}

/** The same by the tape of TensorFlow.js, for any activation and backend. */
export function pullOnTape(
  layers: readonly DenseLayer[],
  { x, t, probes }: RatePlace,
  { velocity: dv, divergence: dd, energy: dk, stretch: dj }: RateCotangents,
): readonly tf.Tensor[] {
  const parameters = layers.flatMap(({ weights, biases }): tf.Tensor[] => [weights, biases]);
  const directions: readonly tf.Tensor2D[] = probes ? [probes] : axesAt(x);
  const total = (): tf.Scalar => {
    const still = directions.map(stillDirection);
    const { value: velocity, tangents } = push(layers, fieldInput(x, t), still);
    const parts = tangents.map((tangent, k) =>
      tf.add(
        tf.mul(dd, tf.sum(tf.mul(tangent, directions[k]!), 1)),
        tf.mul(dj, tf.sum(tf.square(tangent), 1)),
      )
    );
    const moved = tf.add(
      tf.sum(tf.mul(dv, velocity), 1),
      tf.mul(dk, tf.sum(tf.square(velocity), 1)),
    );
    return tf.sum(parts.reduce((sum, part) => tf.add(sum, part), moved));
  };
  return gradientsWithin(total, [x, ...parameters], tf.scalar(1)).grads;
}
