import * as tf from "#tensorflow";
import { numbersOf } from "../../tensors/numbers_of.ts";
import { outsideTape } from "../../tensors/outside_tape.ts";
import { requireFinite } from "../../tensors/shapes.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";

const MOST_ROUNDS = 200; // halving alone needs 60: the bound ends what rounding keeps going
const CLOSE = 2 ** -21; // of the number: float32 maps know little more

type Apply = MonotoneMap["apply"];

/**
 * The places where increasing maps have given values, all numbers at once.
 *
 * Newton's step where it stays between the places that enclose the root and is half the last one at
 * most, else their middle. The places are float64; the maps are float32, so that a place is as good
 * as their rounding over their slope.
 *
 * @param name  of the direction, for the message
 * @param apply the maps, onto the whole line
 * @param x     the values, shape [n]
 * @param raw   the raw numbers of the maps, shape [n, parameters]
 * @throws {RangeError} when a map is not finite on the way
 * @throws {Error} later, "... has no gradient", when one is taken
 */
export function invertTogether(
  name: string,
  apply: Apply,
  x: tf.Tensor1D,
  raw: tf.Tensor2D,
): MovedNumbers {
  const both = outsideTape(name, [x, raw], () => {
    const at = (places: Float64Array): Evaluated => numbersAt(apply, places, raw);
    const places = solve(at, Float64Array.from(x.dataSync()));
    const logSlopes = Float64Array.from(at(places).logSlopes, (logSlope) => -logSlope);
    return tf.tensor2d(Float32Array.from([...places, ...logSlopes]), [2, x.size]);
  });
  const [values, logSlopes] = tf.unstack(both) as [tf.Tensor1D, tf.Tensor1D];
  return { values, logSlopes };
}

/** Values and log-slopes of the maps at some places. */
interface Evaluated {
  readonly values: Float32Array;
  readonly logSlopes: Float32Array;
}

function numbersAt(apply: Apply, places: Float64Array, raw: tf.Tensor2D): Evaluated {
  return numbersOf(() => {
    const moved = apply(tf.tensor1d(Float32Array.from(places)), raw);
    requireFinite(moved.values, "an increasing map");
    return {
      values: moved.values.dataSync<"float32">().slice(),
      logSlopes: moved.logSlopes.dataSync<"float32">().slice(),
    };
  });
}

function solve(at: (places: Float64Array) => Evaluated, targets: Float64Array): Float64Array {
  const low = end(at, targets, -1), high = end(at, targets, 1);
  const before = low.map((from, i) => high[i]! - from); // the last step of each number
  const places = low.map((from, i) => from + before[i]! / 2);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { values, logSlopes } = at(places);
    let open = false;
    targets.forEach((target, i) => {
      const place = places[i]!, gap = values[i]! - target;
      if (Math.abs(gap) <= CLOSE * Math.max(1, Math.abs(target))) return;
      if (gap < 0) low[i] = place;
      else high[i] = place;
      if (high[i]! - low[i]! <= CLOSE * Math.max(1, Math.abs(place))) return;
      const newton = place - gap / Math.exp(logSlopes[i]!), step = Math.abs(newton - place);
      const fits = newton > low[i]! && newton < high[i]! && step < before[i]! / 2;
      places[i] = fits ? newton : low[i]! + (high[i]! - low[i]!) / 2;
      before[i] = Math.abs(places[i]! - place);
      open = true;
    });
    if (!open) break;
  }
  return places;
}

/** Places on one side of every root. */
function end(
  at: (places: Float64Array) => Evaluated,
  targets: Float64Array,
  side: -1 | 1,
): Float64Array {
  let places = targets.map((target) => target + side * (1 + Math.abs(target)));
  for (;;) {
    const { values } = at(places);
    const beyond = targets.map((target, i) => side * (values[i]! - target) >= 0 ? 1 : 0);
    if (beyond.every((yes) => yes === 1)) return places;
    places = places.map((place, i) => beyond[i] ? place : 2 * place - targets[i]!);
  }
}
