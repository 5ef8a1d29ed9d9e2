/** Mass on its way from one atom to another. */
export interface Move {
  /** Number of the atom it leaves. */
  readonly from: number;
  /** Number of the atom it reaches. */
  readonly to: number;
  /** Above 0. */
  readonly mass: number;
}

/** A cheapest plan between two laws of atoms, and the proof that none is cheaper. */
export interface TransportPlan {
  /** Sum over the moves of mass times costs[from][to]. */
  readonly cost: number;
  /** What goes where; leaves every source empty and fills every target. */
  readonly moves: readonly Move[];
  /** u, one number a source; u_i + v_j <= costs[i][j] for all i, j. */
  readonly sourceDual: Float64Array;
  /** v, one number a target. */
  readonly targetDual: Float64Array;
  /**
   * Cost less the dual value sum_i a_i u_i + sum_j b_j v_j: no plan is cheaper than cost - gap.
   * Never below 0, and 0 up to rounding.
   */
  readonly gap: number;
}

/** The cost of carrying a unit of mass from source i to target j. */
export type CostOf = (i: number, j: number) => number;

/**
 * The plan with its certificate, from duals that rounding may have left slightly infeasible.
 *
 * The v are lowered to min over i of costs[i][j] - u_i, the largest that u allows. Then the gap is
 * the slack along the moves, sum of mass (cost - u - v), of which no term is negative.
 *
 * @throws {RangeError} when the cost is not finite
 */
export function certified(
  moves: readonly Move[],
  u: Float64Array,
  v: Float64Array,
  costOf: CostOf,
): TransportPlan {
  const targetDual = v.map((_, j) => {
    let least = Infinity;
    for (let i = 0; i < u.length; i++) least = Math.min(least, costOf(i, j) - u[i]!);
    return least;
  });
  let cost = 0, gap = 0;
  for (const { from, to, mass } of moves) {
    const price = costOf(from, to);
    cost += mass * price;
    gap += mass * (price - u[from]! - targetDual[to]!);
  }
  if (!Number.isFinite(cost)) throw new RangeError(`Expected a finite cost; got ${cost}`);
  return { cost, moves, sourceDual: u, targetDual, gap };
}
