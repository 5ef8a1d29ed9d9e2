import * as tf from "#tensorflow";
import { exactPlanar, invertiblePush } from "../exact/bijectors/planar.ts";
import { increasingRoot } from "../numerics/increasing_root.ts";
import type { Stream } from "../random/stream.ts";
import { requireDim } from "../tensors/from_stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { learned } from "./learned.ts";
import { type Solved, solved } from "./solved.ts";

/** Settings of {@link planar}. */
export interface PlanarOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
}

/** m(a) = -1 + log(1 + e^a) is 0 here: where u = a w / |w|^2, the map is the identity. */
const STANDSTILL = Math.log(Math.E - 1);

/**
 * The planar map, which pushes points along a vector by how far they are across a plane:
 *
 *   f(x) = x + v tanh(w.x + b),   log |det f'(x)| = log(1 + w.v (1 - tanh^2(w.x + b)))
 *   v = u + (m(w.u) - w.u) w / |w|^2,   m(a) = -1 + log(1 + e^a)
 *
 * u, w and b are learned; w.v = m(w.u) > -1 keeps the map invertible whatever they are. It starts as
 * the identity, with w a draw from N(0, I).
 *
 * Forward is closed. The inverse is solved in float64, to the last bits, and has no gradient; to fit
 * planar maps to data, use {@link inverted} ones.
 *
 * @throws {RangeError} when dim is not a positive integer
 * @see Rezende and Mohamed 2015, "Variational inference with normalizing flows", section 4.1.
 *
 * @example
 * ```ts
 * import { planar } from "flowbook/flows";
 * import { stream } from "flowbook/random";
 * import { tf } from "flowbook/tensors";
 * const layer = planar({ dim: 2 }, stream(1));
 * const { points, logDet } = layer.forward(tf.tensor2d([[1, 2]]));
 * console.log(points.shape, logDet.shape); // [1, 2] [1]
 * layer.dispose();
 * ```
 */
export function planar({ dim }: PlanarOptions, stream: Stream): Bijector {
  requireDim(dim);
  const start = stream.split("w").normal(dim);
  const square = start.reduce((sum, value) => sum + value ** 2, 0);
  const w = learned<tf.Rank.R1>("planar/w", start, [dim]);
  const u = learned<tf.Rank.R1>("planar/u", start.map((v) => STANDSTILL * v / square), [dim]);
  const b = learned<tf.Rank.R0>("planar/b", [0], []);
  const variables = [u, w, b];

  function forward(x: Points): Moved {
    requirePoints(x, dim, "x");
    return moved(() => {
      const along = tf.sum(tf.mul(w, u)), grown = tf.softplus(along);
      const mend = tf.div(tf.sub(tf.sub(grown, 1), along), tf.sum(tf.square(w)));
      const v = tf.add(u, tf.mul(mend, w));
      const height: tf.Tensor2D = tf.tanh(tf.add(tf.sum(tf.mul(x, w), 1, true), b));
      const flat = tf.square(height);
      // 1 + m (1 - h^2) with m = grown - 1, as a sum of parts that are not negative
      const det = tf.add(flat, tf.mul(grown, tf.sub(1, flat)));
      return { points: tf.add(x, tf.mul(height, v)), logDet: tf.log(tf.squeeze(det, [1])) };
    });
  }

  function inverse(y: Points): Moved {
    requirePoints(y, dim, "y");
    return solved("the inverse of planar()", y, variables, (rows) => solve(rows, numbers()));
  }

  function numbers(): Numbers {
    const [uNow, wNow] = [u, w].map((variable) => Array.from(variable.dataSync()));
    return { u: invertiblePush(uNow!, wNow!), w: wNow!, b: b.dataSync()[0]! };
  }

  return {
    dim,
    architecture: { kind: "planar", dim },
    variables,
    forward,
    inverse,
    exact: () => exactPlanar(numbers()),
    dispose: () => tf.dispose(variables),
  };
}

interface Numbers {
  readonly u: readonly number[];
  readonly w: readonly number[];
  readonly b: number;
}

/** For each row z = w.x from z + w.u tanh(z + b) = w.y; the rest is known then. */
function solve(rows: Float32Array, { u, w, b }: Numbers): Solved {
  const dim = w.length, push = w.reduce((sum, value, i) => sum + value * u[i]!, 0);
  const points = Float64Array.from(rows), logDet = new Float64Array(rows.length / dim);
  logDet.forEach((_, row) => {
    const at = row * dim, across = w.reduce((sum, value, i) => sum + value * rows[at + i]!, 0);
    const rise = (z: number): { value: number; derivative: number } => {
      const h = Math.tanh(z + b);
      return { value: z + push * h - across, derivative: 1 + push * (1 - h * h) };
    };
    const z = increasingRoot(rise, across - Math.abs(push), across + Math.abs(push));
    const h = Math.tanh(z + b);
    u.forEach((value, i) => points[at + i]! -= value * h);
    logDet[row] = -Math.log(rise(z).derivative);
  });
  return { points, logDet };
}
