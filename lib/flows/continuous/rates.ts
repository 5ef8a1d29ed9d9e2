import * as tf from "#tensorflow";
import type { Arithmetic } from "../../networks/arithmetic.ts";
import { arithmetic } from "../../networks/choose_arithmetic.ts";
import { axesAt } from "../../networks/axes.ts";
import { fieldInput, stillDirection } from "../../networks/field.ts";
import type { KernelLayer } from "../../networks/kernels/kernel_layers.ts";
import type { DenseLayer } from "../../networks/layers.ts";
import { ratesWithStacks } from "../../networks/pull_rates.ts";
import { push, type Pushed } from "../../networks/push.ts";
import { type Points, requireShape, type Times } from "../../tensors/shapes.ts";
import type { ContinuousField } from "./field.ts";

/** How fast a field moves some points, spreads them and, where asked for, what that costs. */
export interface Rates {
  /** v, shape [batch, dim]. */
  readonly velocity: Points;
  /** tr J or e^T J e, shape [batch]. */
  readonly divergence: tf.Tensor1D;
  /** The sum of squares of J or, with a probe, |J e|^2, whose mean it is; shape [batch]. */
  readonly stretch: () => tf.Tensor1D;
}

/** The rates of a field, exact or along a probe e that stands for the whole solve. */
export function ratesOf(
  field: ContinuousField,
  probe: Points | undefined,
): (x: Points, t: Times) => Rates {
  return probe ? probedRates(field, probe) : exactRates(field);
}

function exactRates(
  { layers, apply, divergence }: ContinuousField,
): ReturnType<typeof ratesOf> {
  if (divergence) {
    return (x, t) => {
      const spread = divergence(x, t);
      requireShape(spread, [x.shape[0]], "the divergence");
      return { velocity: apply(x, t), divergence: spread, stretch: unknownStretch };
    };
  }
  if (!layers) {
    throw new TypeError("Expected a field with layers or a divergence of its own; got neither");
  }
  return (x, t) => {
    const { value: velocity, tangents } = alongAxes(layers, x, t);
    const entries = tangents.map((dv, i) => tf.squeeze(tf.slice(dv, [0, i], [-1, 1]), [1]));
    const sum = entries.reduce((total, entry) => tf.add(total, entry)) as tf.Tensor1D;
    return { velocity, divergence: sum, stretch: () => squares(tangents) };
  };
}

/** The exact rates of layers where nobody records a gradient. */
export function plainRates(
  layers: readonly DenseLayer[],
  { velocityAndDivergence }: Arithmetic = arithmetic(),
): ReturnType<typeof ratesOf> {
  return (x, t) => ({
    ...velocityAndDivergence(layers, x, t),
    stretch: () => squares(alongAxes(layers, x, t).tangents),
  });
}

/** The rates of layers with what their gradient will need; the caller frees the stacks. */
export function keepingRates(
  layers: readonly KernelLayer[],
  probes: Points | undefined,
): (x: Points, t: Times) => Rates & { readonly stacks: tf.Tensor1D } {
  return (x, t) => {
    const { stretch, stacks, ...rates } = ratesWithStacks(layers, { x, t, probes });
    return { ...rates, stretch: () => stretch, stacks };
  };
}

function alongAxes(layers: readonly DenseLayer[], x: Points, t: Times): Pushed {
  return push(layers, fieldInput(x, t), axesAt(x).map(stillDirection));
}

function probedRates(
  { layers, apply, tangent }: ContinuousField,
  probe: Points,
): ReturnType<typeof ratesOf> {
  if (!layers && !tangent) {
    throw new TypeError("Expected a field with layers or tangents of its own; got neither");
  }
  return (x, t) => {
    const { value: velocity, tangents: [along] } = layers
      ? push(layers, fieldInput(x, t), [stillDirection(probe)])
      : { value: apply(x, t), tangents: [tangent!(x, t, probe)] };
    requireShape(along!, x.shape, "the tangent");
    const divergence = tf.sum(tf.mul(along!, probe), 1) as tf.Tensor1D;
    return { velocity, divergence, stretch: () => squares([along!]) };
  };
}

function unknownStretch(): never {
  throw new TypeError("Expected a field with layers for the size of its Jacobian; got none");
}

function squares(tangents: readonly tf.Tensor2D[]): tf.Tensor1D {
  return tangents.map((tangent) => tf.sum(tf.square(tangent), 1))
    .reduce((sum, part) => tf.add(sum, part)) as tf.Tensor1D;
}
