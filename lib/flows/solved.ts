import * as tf from "#tensorflow";
import { outsideTape } from "../tensors/outside_tape.ts";
import type { Points } from "../tensors/shapes.ts";
import type { Moved } from "./bijector.ts";

/** What a solver has found for all rows, in float64. */
export interface Solved {
  /** Row by row, [batch * dim]. */
  readonly points: Float64Array;
  /** One for each row, [batch]. */
  readonly logDet: Float64Array;
}

/**
 * The direction of a map that has no closed form: solved in float64 outside the tape.
 *
 * @param name    of the direction, for the message: "the inverse of planar()"
 * @param from    the points that move
 * @param weights on which the solution depends
 * @param solve   all rows at once; makes no tensors that it does not free
 * @throws {Error} later, "the inverse of planar() has no gradient", when one is taken
 */
export function solved(
  name: string,
  from: Points,
  weights: readonly tf.Tensor[],
  solve: (rows: Float32Array) => Solved,
): Moved {
  const { points, logDet } = solve(from.dataSync<"float32">());
  const inputs = [from, ...weights];
  return {
    points: outsideTape(name, inputs, () => tf.tensor2d(new Float32Array(points), from.shape)),
    logDet: outsideTape(name, inputs, () => tf.tensor1d(new Float32Array(logDet))),
  };
}
