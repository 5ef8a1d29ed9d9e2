import * as tf from "#tensorflow";
import { exactLuLinear } from "../exact/bijectors/lu_linear.ts";
import { requireDim } from "../tensors/from_stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { inverseMatrix } from "./inverse_matrix.ts";
import { learned } from "./learned.ts";

/** Settings of {@link luLinear}. */
export interface LuLinearOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
}

/**
 * An invertible linear map, learned by its factors:
 *
 *   f(x) = L U x,   log |det f'(x)| = sum of d,   L_ii = 1,   U_ii = e^(d_i) > 0
 *
 * So it can never become singular. It starts as the identity. Both directions are closed; the
 * inverse of L U is taken in float64.
 *
 * @throws {RangeError} when dim is not a positive integer
 * @see Kingma and Dhariwal 2018, "Glow", section 3.2.
 *
 * @example
 * ```ts
 * import { luLinear } from "flowbook/flows";
 * import { tf } from "flowbook/tensors";
 * const layer = luLinear({ dim: 3 });
 * console.log(layer.inverse(tf.tensor2d([[1, 2, 3]])).points.arraySync()); // [ [ 1, 2, 3 ] ]
 * layer.dispose();
 * ```
 */
export function luLinear({ dim }: LuLinearOptions): Bijector {
  requireDim(dim);
  const square: [number, number] = [dim, dim], zeros = new Float32Array(dim * dim);
  const below = learned<tf.Rank.R2>("luLinear/lower", zeros, square); // what counts is under the diagonal
  const above = learned<tf.Rank.R2>("luLinear/upper", zeros, square); // and over it
  const logDiagonal = learned<tf.Rank.R1>("luLinear/logDiagonal", new Float32Array(dim), [dim]);
  const variables = [below, above, logDiagonal];

  /** The factors L and U. */
  function factors(): { lower: tf.Tensor2D; upper: tf.Tensor2D } {
    const under = tf.tensor2d(triangle(dim), square), eye = tf.eye(dim);
    const diagonal = tf.mul(eye, tf.exp(logDiagonal));
    return {
      lower: tf.add(tf.mul(under, below), eye),
      upper: tf.add(tf.mul(tf.transpose(under), above), diagonal),
    };
  }

  /** Rows times the transposed matrix, so that each row is L U x, or its inverse. */
  function rows(x: Points, matrix: tf.Tensor2D, logDet: tf.Tensor): Moved {
    const points: Points = tf.matMul(x, tf.transpose(matrix));
    return { points, logDet: tf.mul(tf.ones<tf.Rank.R1>([x.shape[0]]), logDet) };
  }

  return {
    dim,
    architecture: { kind: "luLinear", dim },
    variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return moved(() => {
        const { lower, upper } = factors();
        return rows(x, tf.matMul(lower, upper), tf.sum(logDiagonal));
      });
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return moved(() => {
        const { lower, upper } = factors();
        const back: tf.Tensor2D = tf.matMul(inverseMatrix(upper), inverseMatrix(lower));
        return rows(y, back, tf.neg(tf.sum(logDiagonal)));
      });
    },
    exact: () => exactLuLinear(exactFactors(variables, dim)),
    dispose: () => tf.dispose(variables),
  };
}

/** 1 under the diagonal, 0 elsewhere. */
function triangle(dim: number): Float32Array {
  return Float32Array.from(
    { length: dim * dim },
    (_, at) => Math.floor(at / dim) > at % dim ? 1 : 0,
  );
}

function exactFactors(
  variables: readonly tf.Variable[],
  dim: number,
): { lower: number[][]; upper: number[][] } {
  const [below, above, d] = variables.map((variable) => Array.from(variable.dataSync()));
  const matrix = (entry: (i: number, j: number) => number): number[][] =>
    Array.from({ length: dim }, (_, i) => Array.from({ length: dim }, (_, j) => entry(i, j)));
  return {
    lower: matrix((i, j) => i > j ? below![i * dim + j]! : i === j ? 1 : 0),
    upper: matrix((i, j) => i < j ? above![i * dim + j]! : i === j ? Math.exp(d![i]!) : 0),
  };
}
