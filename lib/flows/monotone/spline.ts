import * as tf from "#tensorflow";
import {
  requireSplineOptions,
  splineMap,
  type SplineMapOptions,
} from "../../exact/bijectors/spline_map.ts";
import type { MonotoneMap, MovedNumbers } from "./monotone_map.ts";

const TINY = 1e-12; // under a root that is above 0, but for rounding in bins that are all but flat

/** The bins in which numbers lie: everything of shape [n]. */
interface Bins {
  /** 1 inside the box, 0 outside. */
  readonly inside: tf.Tensor1D;
  readonly left: tf.Tensor1D;
  readonly width: tf.Tensor1D;
  readonly bottom: tf.Tensor1D;
  readonly height: tf.Tensor1D;
  /** Slopes at the two corners. */
  readonly d0: tf.Tensor1D;
  readonly d1: tf.Tensor1D;
}

/** Sides and slopes of all bins, for n numbers. */
interface Knots {
  /** Places and values of the knots, shape [2 n, bins + 1]: first all places, then all values. */
  readonly knots: tf.Tensor2D;
  /** Widths, then heights, shape [2 n, bins]. */
  readonly sides: tf.Tensor2D;
  /** Slopes at the knots, shape [n, bins + 1]. */
  readonly slopes: tf.Tensor2D;
}

/**
 * Rational-quadratic splines, the identity outside the box; both directions are closed.
 *
 * A bin is chosen by a product with ones and zeros: the gradient of `tf.gather` does not exist on
 * WebAssembly.
 *
 * @throws {RangeError} when the options leave a bin no width, height or slope
 * @see Durkan, Bekasov, Murray and Papamakarios 2019, section 3.1.
 */
export function spline(options: SplineMapOptions): MonotoneMap {
  const form = requireSplineOptions(options), { bins } = form;
  return {
    parameters: 3 * bins - 1,
    start: Array(3 * bins - 1).fill(0),
    settings: { ...form },
    apply: (y, raw) => applyIn(binsAt("places", y, knotsOf(raw, form), form), y),
    invert: (x, raw) => invertIn(binsAt("values", x, knotsOf(raw, form), form), x),
    exact: splineMap(form),
  };
}

function knotsOf(raw: tf.Tensor2D, form: Required<SplineMapOptions>): Knots {
  const { bins, bound, leastShare, leastSlope } = form, n = raw.shape[0];
  const [widths, heights, inner] = tf.split(raw, [bins, bins, bins - 1], 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const shares = tf.softmax(tf.concat([widths, heights], 0));
  const sides: tf.Tensor2D = tf.add(
    tf.mul(shares, 2 * bound * (1 - bins * leastShare)),
    2 * bound * leastShare,
  );
  const ends = tf.ones<tf.Rank.R2>([n, 1]), shift = Math.log(Math.expm1(1 - leastSlope));
  return {
    knots: tf.sub(tf.matMul(sides, tf.tensor2d(sumsBefore(bins), [bins, bins + 1])), bound),
    sides,
    slopes: tf.concat([ends, tf.add(tf.softplus(tf.add(inner, shift)), leastSlope), ends], 1),
  };
}

/** The matrix that turns the sides of the bins into sums of those before each knot. */
function sumsBefore(bins: number): Float32Array {
  return Float32Array.from(
    { length: bins * (bins + 1) },
    (_, at) => Math.floor(at / (bins + 1)) < at % (bins + 1) ? 1 : 0,
  );
}

function binsAt(
  axis: "places" | "values",
  at: tf.Tensor1D,
  { knots, sides, slopes }: Knots,
  { bins, bound }: Required<SplineMapOptions>,
): Bins {
  const n = at.size;
  const numbers = at.dataSync<"float32">(), lines = knots.dataSync<"float32">();
  const first = axis === "places" ? 0 : n; // the rows of this axis
  const inside = Float32Array.from(numbers, (x) => Math.abs(x) < bound ? 1 : 0);
  const chosen = new Float32Array(n * bins);
  numbers.forEach((number, i) => {
    const x = inside[i] ? number : 0; // any number in the box
    let k = 0;
    while (k + 1 < bins && lines[(first + i) * (bins + 1) + k + 1]! <= x) k++;
    chosen[i * bins + k] = 1;
  });
  const choice = tf.tensor2d(chosen, [n, bins]), twice = tf.concat([choice, choice], 0);
  const pick = (table: tf.Tensor2D, choice: tf.Tensor2D): tf.Tensor1D =>
    tf.sum(tf.mul(table, choice), 1);
  const [left, bottom] = tf.split(pick(tf.slice(knots, [0, 0], [-1, bins]), twice), 2);
  const [width, height] = tf.split(pick(sides, twice), 2);
  return {
    inside: tf.tensor1d(inside),
    left: left as tf.Tensor1D,
    bottom: bottom as tf.Tensor1D,
    width: width as tf.Tensor1D,
    height: height as tf.Tensor1D,
    d0: pick(tf.slice(slopes, [0, 0], [-1, bins]), choice),
    d1: pick(tf.slice(slopes, [0, 1], [-1, bins]), choice),
  };
}

function applyIn(bin: Bins, y: tf.Tensor1D): MovedNumbers {
  const { inside, left, width, bottom, height, d0 } = bin;
  const u: tf.Tensor1D = tf.div(tf.sub(tf.mul(inside, y), left), width);
  const uv: tf.Tensor1D = tf.mul(u, tf.sub(1, u));
  const s = tf.div(height, width);
  const above = tf.add(tf.mul(s, tf.square(u)), tf.mul(d0, uv));
  const value = tf.add(bottom, tf.mul(height, tf.div(above, denominator(bin, uv))));
  return {
    values: where(inside, value, y),
    logSlopes: tf.mul(inside, logSlope(bin, u)),
  };
}

function invertIn(bin: Bins, x: tf.Tensor1D): MovedNumbers {
  const { inside, left, width, bottom, height, d0, d1 } = bin;
  const s = tf.div(height, width), e = tf.div(tf.sub(tf.mul(inside, x), bottom), height);
  const bend = tf.mul(e, tf.sub(tf.add(d0, d1), tf.mul(2, s)));
  const a = tf.add(tf.sub(s, d0), bend), b = tf.sub(d0, bend), c = tf.neg(tf.mul(s, e));
  const under = tf.sub(tf.square(b), tf.mul(4, tf.mul(a, c)));
  const root = tf.sqrt(tf.maximum(under, TINY));
  const u: tf.Tensor1D = tf.div(tf.mul(-2, c), tf.add(b, root));
  return {
    values: where(inside, tf.add(left, tf.mul(width, u)), x),
    logSlopes: tf.neg(tf.mul(inside, logSlope(bin, u))),
  };
}

/** s + (d0 + d1 - 2 s) u v */
function denominator({ width, height, d0, d1 }: Bins, uv: tf.Tensor1D): tf.Tensor1D {
  const s = tf.div(height, width);
  return tf.add(s, tf.mul(tf.sub(tf.add(d0, d1), tf.mul(2, s)), uv));
}

/** log g' at the share u of the width. */
function logSlope(bin: Bins, u: tf.Tensor1D): tf.Tensor1D {
  const { width, height, d0, d1 } = bin, v = tf.sub(1, u), uv: tf.Tensor1D = tf.mul(u, v);
  const s = tf.div(height, width);
  const above = tf.addN([
    tf.mul(d1, tf.square(u)),
    tf.mul(tf.mul(2, s), uv),
    tf.mul(d0, tf.square(v)),
  ]);
  const ratio = tf.div(s, denominator(bin, uv));
  return tf.add(tf.log(above), tf.mul(2, tf.log(ratio)));
}

/** The one number inside the box, the other outside. */
function where(inside: tf.Tensor1D, one: tf.Tensor, other: tf.Tensor1D): tf.Tensor1D {
  return tf.add(tf.mul(inside, one), tf.mul(tf.sub(1, inside), other));
}
