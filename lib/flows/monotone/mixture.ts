import * as tf from "#tensorflow";
import {
  mixtureMap,
  type MixtureMapOptions,
  requireMixtureOptions,
} from "../../exact/bijectors/mixture_map.ts";
import { invertTogether } from "./invert_together.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";
import { normalScore } from "./normal_score.ts";

/**
 * The maps that turn mixtures of normal laws into N(0, 1): Phi(x) = F(y). Only data to base is
 * closed; the other way is found by halving and Newton and has no gradient.
 *
 * @throws {RangeError} when components is not a positive integer, or the bound is not above 0
 * @see Oliva et al. 2018, "Transformation autoregressive networks", section 2.
 */
export function mixture(options: MixtureMapOptions): MonotoneMap {
  const form = requireMixtureOptions(options), { components, scaleBound } = form;
  const apply = (y: tf.Tensor1D, raw: tf.Tensor2D): MovedNumbers => {
    const [logits, means, r] = tf.split(raw, 3, 1) as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const logWeights = tf.logSoftmax(logits);
    const logScales: tf.Tensor2D = tf.mul(scaleBound, tf.tanh(tf.div(r, scaleBound)));
    const values = normalScore(y, { logWeights, means, logScales });
    const z = tf.mul(tf.sub(tf.expandDims(y, 1), means), tf.exp(tf.neg(logScales)));
    const bells = tf.sub(tf.sub(logWeights, logScales), tf.div(tf.square(z), 2));
    const logSlopes = tf.add(tf.logSumExp(bells, 1), tf.div(tf.square(values), 2));
    return { values, logSlopes: logSlopes.as1D() };
  };
  return {
    parameters: 3 * components,
    start: startOf(components),
    settings: { ...form },
    apply,
    invert: (x, raw) =>
      invertTogether("sampling from transformationAutoregressive()", apply, x, raw),
    exact: mixtureMap(form),
  };
}

/** Means from -1/4 to 1/4: equal bells would learn the same for ever. */
function startOf(components: number): number[] {
  const means = Array.from({ length: components }, (_, k) => ((k + 0.5) / components - 0.5) / 2);
  return [...Array(components).fill(0), ...means, ...Array(components).fill(0)];
}
