import * as tf from "#tensorflow";
import { outsideTape } from "../../tensors/outside_tape.ts";
import type { MovedNumbers } from "./monotone_map.ts";

const MOST_ROUNDS = 200;
const CLOSE = 2 ** -22; // of the number: float32 has little more

/**
 * The places where increasing maps have given values, all numbers at once.
 *
 * Newton's step where it stays between the places that enclose the root, else their middle. The places
 * are float64; the maps are float32, so that a place is as good as their rounding over their slope.
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
  apply: (y: tf.Tensor1D, raw: tf.Tensor2D) => MovedNumbers,
  x: tf.Tensor1D,
  raw: tf.Tensor2D,
): MovedNumbers {
  const both = outsideTape(name, [x, raw], () => {
    const at = (places: Float64Array): { values: Float32Array; logSlopes: Float32Array } =>
      numbersAt(apply, places, raw);
    const places = solve(at, Float64Array.from(x.dataSync()));
    const logSlopes = Float64Array.from(at(places).logSlopes, (logSlope) => -logSlope);
    return tf.tensor2d(Float32Array.from([...places, ...logSlopes]), [2, x.size]);
  });
  const [values, logSlopes] = tf.unstack(both) as [tf.Tensor1D, tf.Tensor1D];
  both.dispose();
  return { values, logSlopes };
}

type Evaluated = { readonly values: Float32Array; readonly logSlopes: Float32Array };

function numbersAt(
  apply: (y: tf.Tensor1D, raw: tf.Tensor2D) => MovedNumbers,
  places: Float64Array,
  raw: tf.Tensor2D,
): Evaluated {
  const y = tf.tensor1d(Float32Array.from(places)), moved = apply(y, raw);
  const values = moved.values.dataSync<"float32">().slice();
  const logSlopes = moved.logSlopes.dataSync<"float32">().slice();
  tf.dispose([y, moved.values, moved.logSlopes]);
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`Expected a finite map; got ${bad}`);
  return { values, logSlopes };
}

function solve(at: (places: Float64Array) => Evaluated, targets: Float64Array): Float64Array {
  const low = end(at, targets, -1), high = end(at, targets, 1);
  let places = low.map((from, i) => from + (high[i]! - from) / 2);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { values, logSlopes } = at(places);
    let open = false;
    places = places.map((place, i) => {
      const gap = values[i]! - targets[i]!, least = CLOSE * Math.max(1, Math.abs(place));
      if (gap === 0 || high[i]! - low[i]! <= least) return place;
      if (gap < 0) low[i] = place;
      else high[i] = place;
      const newton = place - gap / Math.exp(logSlopes[i]!);
      const fits = newton > low[i]! && newton < high[i]!;
      // every fourth round halves, so that Newton cannot creep along
      const next = fits && round % 4 !== 3 ? newton : low[i]! + (high[i]! - low[i]!) / 2;
      if (Math.abs(next - place) > least) open = true;
      return next;
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
