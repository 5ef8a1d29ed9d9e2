import { evaluateMlp, vectorJacobianProduct } from "../../exact/mlp.ts";
import { mlpOf } from "../mlp_of.ts";
import type { ContinuousField } from "./field.ts";

/** A velocity and its divergence in float64. */
export interface ExactField {
  readonly dim: number;
  readonly velocity: (x: readonly number[], t: number) => number[];
  readonly divergence: (x: readonly number[], t: number) => number;
}

/**
 * The layers of a field in float64, with its weights as they are now.
 *
 * @throws {TypeError} when there are no layers, or they are none of a `velocityNetwork` with an
 *   activation that has a name
 */
export function exactFieldOf({ dim, layers }: ContinuousField): ExactField {
  if (!layers) throw new TypeError("Expected a field with layers for float64; got none");
  const net = mlpOf(layers);
  return {
    dim,
    velocity: (x, t) => evaluateMlp(net, [...x, t]),
    divergence: (x, t) =>
      x.reduce((trace, _, i) => {
        const row = x.map((_, j) => Number(i === j));
        return trace + vectorJacobianProduct(net, [...x, t], row).input[i]!;
      }, 0),
  };
}
