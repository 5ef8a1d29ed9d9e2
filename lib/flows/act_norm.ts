import * as tf from "#tensorflow";
import { exactActNorm } from "../exact/bijectors/act_norm.ts";
import { requireDim } from "../tensors/from_stream.ts";
import type { Points } from "../tensors/shapes.ts";
import { type Bijector, type Moved, moved, requirePoints } from "./bijector.ts";
import { learned } from "./learned.ts";

/** Settings of {@link actNorm}. */
export interface ActNormOptions {
  /** Dimension of the space, at least 1. */
  readonly dim: number;
}

/** A scale and a shift for each coordinate that can start from data. */
export interface ActNorm extends Bijector {
  /**
   * Sets scales and shifts so that these points come out of the inverse with mean 0 and variance 1.
   *
   * @throws {TypeError} when y is not of shape [batch, dim]
   * @throws {RangeError} when y is not finite, or does not vary in some coordinate
   */
  startFrom(y: Points): void;
}

/**
 * A scale and a shift for each coordinate, both learned:
 *
 *   y_i = x_i e^(s_i) + t_i,   log |det f'(x)| = sum of s
 *
 * It starts as the identity, or from data by `startFrom`. Both directions are closed.
 *
 * @throws {RangeError} when dim is not a positive integer
 * @see Kingma and Dhariwal 2018, "Glow", section 3.1.
 *
 * @example
 * ```ts
 * import { actNorm } from "flowbook/flows";
 * import { tf } from "flowbook/tensors";
 * const layer = actNorm({ dim: 1 }), y = tf.tensor2d([[1], [5]]);
 * layer.startFrom(y);
 * console.log(layer.inverse(y).points.arraySync()); // [ [ -1 ], [ 1 ] ]
 * layer.dispose();
 * ```
 */
export function actNorm({ dim }: ActNormOptions): ActNorm {
  requireDim(dim);
  const logScale = learned<tf.Rank.R1>("actNorm/logScale", new Float32Array(dim), [dim]);
  const shift = learned<tf.Rank.R1>("actNorm/shift", new Float32Array(dim), [dim]);
  const variables = [logScale, shift];
  const everyRow = (x: Points, sum: tf.Scalar): tf.Tensor1D => tf.mul(tf.ones([x.shape[0]]), sum);

  return {
    dim,
    architecture: { kind: "actNorm", dim },
    variables,
    forward(x): Moved {
      requirePoints(x, dim, "x");
      return moved(() => ({
        points: tf.add(tf.mul(x, tf.exp(logScale)), shift),
        logDet: everyRow(x, tf.sum(logScale)),
      }));
    },
    inverse(y): Moved {
      requirePoints(y, dim, "y");
      return moved(() => ({
        points: tf.mul(tf.sub(y, shift), tf.exp(tf.neg(logScale))),
        logDet: everyRow(y, tf.neg(tf.sum(logScale))),
      }));
    },
    startFrom(y): void {
      requirePoints(y, dim, "y");
      tf.tidy(() => {
        const { mean, variance } = tf.moments(y, 0);
        const still = variance.dataSync().findIndex((value) => !(value > 0));
        if (still >= 0) {
          throw new RangeError(`Expected points that vary in coordinate ${still}; got one value`);
        }
        logScale.assign(tf.div(tf.log(variance), 2));
        shift.assign(mean as tf.Tensor1D);
      });
    },
    exact: () => {
      const [s, t] = variables.map((variable) => Array.from(variable.dataSync()));
      return exactActNorm({ logScale: s!, shift: t! });
    },
    dispose: () => tf.dispose(variables),
  };
}
