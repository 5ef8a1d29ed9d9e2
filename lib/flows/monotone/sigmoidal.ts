import * as tf from "#tensorflow";
import { sigmoidalMap, type SigmoidalMapOptions } from "../../exact/bijectors/sigmoidal_map.ts";
import { invertTogether } from "./invert_together.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";

/** Numbers on their way through the layers: values and log-slopes, shape [n, width] each. */
interface State {
  readonly values: tf.Tensor2D;
  readonly logSlopes: tf.Tensor2D;
}

/**
 * Deep dense sigmoids, h <- logit(W sigmoid(a * (U h) + b)). Only data to base is closed; the other
 * way is found by halving and Newton and has no gradient.
 *
 * Everything is kept as logarithms: sigmoids far out round to 0 and 1.
 *
 * @throws {RangeError} when units or depth is not a positive integer
 * @see Huang, Krueger, Lacoste and Courville 2018, "Neural autoregressive flows", section 3.
 */
export function sigmoidal({ units, depth }: SigmoidalMapOptions): MonotoneMap {
  const exact = sigmoidalMap({ units, depth }), { parameters } = exact;
  const apply = (y: tf.Tensor1D, raw: tf.Tensor2D): MovedNumbers => {
    const take = taker(raw);
    let state: State = { values: column(y), logSlopes: column(tf.zerosLike(y)) };
    for (let l = 0; l < depth; l++) {
      state = through(state, take, units, l === depth - 1 ? 1 : units);
    }
    return { values: state.values.as1D(), logSlopes: state.logSlopes.as1D() };
  };
  return {
    parameters,
    start: startOf(units, depth),
    settings: { units, depth },
    apply,
    invert: (x, raw) => invertTogether("sampling from deepSigmoidal()", apply, x, raw),
    exact,
  };
}

/** Shifts from -1/4 to 1/4 in every layer: equal sigmoids would learn the same for ever. */
function startOf(units: number, depth: number): number[] {
  const zeros = (count: number): number[] => Array(count).fill(0);
  const shifts = zeros(units).map((_, k) => ((k + 0.5) / units - 0.5) / 2);
  return Array.from({ length: depth }, (_, l) => {
    const mixed = l === 0 ? 0 : units * units, shares = (l === depth - 1 ? 1 : units) * units;
    return [...zeros(units), ...shifts, ...zeros(mixed + shares)];
  }).flat();
}

/** Takes the next columns of the raw numbers, as many as asked for, in any shape after [n]. */
type Take = (...shape: number[]) => tf.Tensor;

function taker(raw: tf.Tensor2D): Take {
  let from = 0;
  return (...shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    const taken = tf.slice(raw, [0, from], [-1, size]);
    from += size;
    return tf.reshape(taken, [-1, ...shape]);
  };
}

function through({ values, logSlopes }: State, take: Take, units: number, outputs: number): State {
  const slopes = tf.softplus(tf.add(take(units), Math.log(Math.E - 1))), shifts = take(units);
  const inputs = values.shape[1];
  let mixed: tf.Tensor = values, logMixed: tf.Tensor = logSlopes; // of one input: broadcast
  if (inputs > 1) {
    const logShares = tf.logSoftmax(take(units, inputs));
    mixed = tf.sum(tf.mul(tf.exp(logShares), between(values)), 2);
    logMixed = tf.logSumExp(tf.add(logShares, between(logSlopes)), 2);
  }
  const t = tf.add(tf.mul(slopes, mixed), shifts);
  const logLow = tf.neg(tf.softplus(tf.neg(t))), logHigh = tf.neg(tf.softplus(t));
  const logShares = tf.logSoftmax(take(outputs, units));
  const low = tf.logSumExp(tf.add(logShares, between(logLow)), 2);
  const high = tf.logSumExp(tf.add(logShares, between(logHigh)), 2);
  const each = tf.addN([tf.log(slopes), tf.add(logMixed, logLow), logHigh]);
  const all = tf.logSumExp(tf.add(logShares, between(each)), 2);
  return { values: tf.sub(low, high), logSlopes: tf.sub(tf.sub(all, low), high) };
}

/** Shape [n, width] as [n, 1, width], to go with matrices. */
function between(values: tf.Tensor): tf.Tensor3D {
  return tf.expandDims(values, 1);
}

function column(values: tf.Tensor1D): tf.Tensor2D {
  return tf.expandDims(values, 1);
}
