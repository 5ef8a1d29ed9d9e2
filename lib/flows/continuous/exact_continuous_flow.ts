import type { ExactMoved } from "../../exact/bijectors/bijector.ts";
import { type ExactFlow, exactFlow } from "../../exact/bijectors/flow.ts";
import { type Field64, float64 } from "../../odes/float64.ts";
import { product } from "../../odes/product.ts";
import { solve } from "../../odes/solve.ts";
import { requireCount, requirePoint } from "../../require/numbers.ts";
import { type Direction, endsOf, type FlowSolver } from "./solver.ts";

/** What {@link exactContinuousFlow} is made of. */
export interface ExactContinuousFlowOptions {
  /** Dimension of the space. */
  readonly dim: number;
  /** v(x, t). */
  readonly velocity: Field64;
  /** Its divergence in x, or an estimate of it. */
  readonly divergence: (x: readonly number[], t: number) => number;
  /** `{ tableau, steps }` or `{ rtol, atol }`. */
  readonly solver: FlowSolver;
  /** Log-density at t = 0; that of N(0, I) unless told. */
  readonly base?: (x: readonly number[]) => number;
}

/** A point that a continuous flow has moved, in float64. */
export interface ExactCarried extends ExactMoved {
  /** How often the field was evaluated. */
  readonly evaluations: number;
}

/** A continuous flow in float64, one point at a time. */
export interface ExactContinuousFlow extends ExactFlow {
  /** From t = 0 to t = 1; logDet is the integral of the divergence. */
  forward(x: readonly number[]): ExactCarried;
  /** From t = 1 to t = 0; logDet is minus the integral of the divergence. */
  inverse(y: readonly number[]): ExactCarried;
}

/**
 * A continuous flow in float64: the judge of {@link continuousFlow}, for any velocity.
 *
 *   log p(y) = log p_base(x_0) - integral over t in [0, 1] of div v(x_t, t),   x_1 = y
 *
 * Point and integral are solved together, each held to the tolerances by itself.
 *
 * @throws {RangeError} when dim is no positive integer; later as `solve`
 * @see Chen, Rubanova, Bettencourt and Duvenaud 2018, theorem 1.
 *
 * @example
 * ```ts
 * import { marginalDivergence, marginalLogDensity, marginalVelocity, twoBumps } from "flowbook/exact";
 * import { exactContinuousFlow } from "flowbook/flows";
 * const flow = exactContinuousFlow({
 *   dim: 1,
 *   velocity: (x, t) => marginalVelocity(twoBumps, x, t),
 *   divergence: (x, t) => marginalDivergence(twoBumps, x, t),
 *   solver: { rtol: 1e-12, atol: 1e-12 },
 * });
 * console.log((flow.logProb([0.4]) - marginalLogDensity(twoBumps, [0.4], 1)).toFixed(9)); // 0.000000000
 * ```
 */
export function exactContinuousFlow(options: ExactContinuousFlowOptions): ExactContinuousFlow {
  const { dim, velocity, divergence, solver, base } = options;
  requireCount(dim, "dim");
  const space = product({ x: float64, volume: float64 });

  function carry(x: readonly number[], direction: Direction, name: string): ExactCarried {
    requirePoint(x, dim, name);
    const { end, evaluations } = solve(
      space,
      ({ x }, t) => ({ x: velocity(x, t), volume: [divergence(x, t)] }),
      { x, volume: [0] },
      { ...solver, ...endsOf(direction) },
    );
    return { point: [...end.x], logDet: end.volume[0]!, evaluations };
  }

  const bijector = {
    dim,
    forward: (x: readonly number[]) => carry(x, "forward", "x"),
    inverse: (y: readonly number[]) => carry(y, "inverse", "y"),
  };
  return { ...exactFlow({ ...base ? { base } : {}, bijectors: [bijector] }), ...bijector };
}
