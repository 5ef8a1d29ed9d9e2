import * as tf from "#tensorflow";
import type { Stream } from "../random/stream.ts";
import { requireCount, requireWhole } from "../require/numbers.ts";
import type { Points, Times } from "./shapes.ts";

/**
 * Independent draws from the standard normal law N(0, I), one per row.
 *
 * @param count number of points
 * @param dim   dimension of the space, at least 1
 * @returns points of shape [count, dim], drawn in float64 and rounded to float32
 * @throws {RangeError} when count or dim is out of range
 *
 * @example
 * ```ts
 * import { stream } from "flowbook/random";
 * import { normalPoints } from "flowbook/tensors";
 * const x0 = normalPoints(256, 2, stream(1).split("noise"));
 * console.log(x0.shape); // [256, 2]
 * x0.dispose();
 * ```
 */
export function normalPoints(count: number, dim: number, stream: Stream): Points {
  requireDim(dim);
  requireWhole(count, "count");
  return tf.tensor2d(new Float32Array(stream.normal(count * dim)), [count, dim]);
}

/**
 * Independent times, uniform on [0, 1).
 *
 * @param count number of times
 * @returns times of shape [count]; rounding to float32 may make the largest of them 1
 * @throws {RangeError} when count is not a non-negative integer
 */
export function uniformTimes(count: number, stream: Stream): Times {
  return tf.tensor1d(new Float32Array(stream.uniform(count)));
}

/**
 * Demands a dimension.
 *
 * @throws {RangeError} when dim is not a positive integer
 */
export function requireDim(dim: number): void {
  requireCount(dim, "dim");
}
