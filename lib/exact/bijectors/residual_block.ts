import { eliminate } from "../../numerics/eliminate.ts";
import { fixedPoint, requireContraction, requireTolerance } from "../../numerics/fixed_point.ts";
import { requireCount, requirePoint } from "../../require/numbers.ts";
import { evaluateMlp, type Mlp, vectorJacobianProduct } from "../mlp.ts";
import type { ExactBijector, ExactMoved } from "./bijector.ts";

/** What a residual block adds to its input. */
export interface Correction {
  /** g(x), as long as x. */
  value(x: readonly number[]): readonly number[];
  /** g'(x), rows: entry [i][j] is dg_i / dx_j. */
  jacobian(x: readonly number[]): readonly (readonly number[])[];
}

/** What an {@link exactResidualBlock} is made of. */
export interface ExactResidualBlockOptions {
  /** Dimension of the space. */
  readonly dim: number;
  /** What is added. */
  readonly correction: Correction;
  /** A bound c < 1 of its slope: |g(x) - g(x')| <= c |x - x'|. */
  readonly lipschitz: number;
  /** How near the inverse comes, relative to max(1, |x|); 1e-12 by default. */
  readonly tolerance?: number;
  /** After how many rounds the inverse gives up, 1000 by default. */
  readonly iterations?: number;
}

/**
 * A residual block, which keeps its input and adds a correction:
 *
 *   f(x) = x + g(x),   log |det f'(x)| = log det(I + g'(x)),   (1 - c)^dim <= det <= (1 + c)^dim
 *
 * It is invertible because the slope of g is at most c < 1. The inverse is the fixed point of
 * x -> y - g(x), which `fixedPoint` looks for from x = y; the error falls like c^k.
 *
 * @throws {RangeError} when lipschitz is not in [0, 1), or a setting is out of range; later, when the
 *   inverse shows a slope above c, or is not found to the tolerance within the limit of rounds
 * @throws {TypeError} later, when the correction is not of length dim
 * @see Behrmann, Grathwohl, Chen, Duvenaud and Jacobsen 2019, "Invertible residual networks".
 *
 * @example
 * ```ts
 * import { exactResidualBlock } from "flowbook/exact";
 * const correction = {
 *   value: ([x]: readonly number[]) => [Math.sin(x!) / 2],
 *   jacobian: ([x]: readonly number[]) => [[Math.cos(x!) / 2]],
 * };
 * const block = exactResidualBlock({ dim: 1, correction, lipschitz: 0.5 });
 * const { point, logDet } = block.forward([1]);
 * console.log(block.inverse(point).point[0]!.toFixed(9), logDet.toFixed(6)); // 1.000000000 0.239109
 * ```
 */
export function exactResidualBlock(options: ExactResidualBlockOptions): ExactBijector {
  const { dim, correction, lipschitz, tolerance = 1e-12, iterations = 1000 } = options;
  requireCount(dim, "dim");
  requireContraction(lipschitz);
  requireTolerance(tolerance);
  requireCount(iterations, "iterations");

  function added(x: readonly number[]): readonly number[] {
    const g = correction.value(x);
    requirePoint(g, dim, "the correction");
    return g;
  }

  function logDet(x: readonly number[]): number {
    const slopes = correction.jacobian(x);
    return eliminate(slopes.map((row, i) => row.map((entry, j) => entry + Number(i === j)))).logDet;
  }

  return {
    dim,
    forward(x): ExactMoved {
      requirePoint(x, dim, "x");
      const g = added(x);
      return { point: x.map((coordinate, i) => coordinate + g[i]!), logDet: logDet(x) };
    },
    inverse(y): ExactMoved {
      requirePoint(y, dim, "y");
      const back = (x: readonly number[]): number[] => {
        const g = added(x);
        return y.map((coordinate, i) => coordinate - g[i]!);
      };
      const { point } = fixedPoint(back, y, { lipschitz, tolerance, iterations });
      return { point, logDet: -logDet(point) };
    },
  };
}

/**
 * A network as a {@link Correction}; row i of its Jacobian is the pullback of axis i.
 *
 * @param net as many inputs as outputs
 *
 * @example
 * ```ts
 * import { mlpCorrection } from "flowbook/exact";
 * const parameters = Float64Array.of(0.5, 0.2, -0.3, 0.4, 0, 0);
 * const { jacobian } = mlpCorrection({ widths: [2, 2], activation: "tanh", parameters });
 * console.log(jacobian([0, 0])); // [ [ 0.5, -0.3 ], [ 0.2, 0.4 ] ]
 * ```
 */
export function mlpCorrection(net: Mlp): Correction {
  const rows = Array.from({ length: net.widths.at(-1)! }, (_, i) => i);
  const axes = rows.map((i) => rows.map((j) => Number(i === j)));
  return {
    value: (x) => evaluateMlp(net, x),
    jacobian: (x) => axes.map((axis) => vectorJacobianProduct(net, x, axis).input),
  };
}
