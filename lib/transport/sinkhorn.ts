import { sum } from "../numerics/sums.ts";
import { requireCount } from "../require/numbers.ts";
import { requireMasses } from "./atoms.ts";
import { boundsOf, marginalErrorOf, softLeast } from "./entropic_bounds.ts";
import { type EntropicProblem, ScaledKernel } from "./scaled_kernel.ts";

/** How {@link sinkhorn} works. */
export interface SinkhornOptions {
  /** Weight of the entropy, above 0, in the units of the costs. */
  readonly epsilon: number;
  /** It stops where the masses of the plan are that close, in sum; 1e-9 unless told. */
  readonly tolerance?: number;
  /** The most iterations, 10 000 unless told. */
  readonly limit?: number;
}

/** An entropic plan, and what it proves about all plans. */
export interface EntropicPlan {
  /** plan[i * targets + j], the mass that goes from source i to target j. */
  readonly plan: Float64Array;
  /** Sum over i and j of plan times costs. */
  readonly cost: number;
  /**
   * Sum over the sources of |mass sent - a_i| and over the targets of |mass received - b_j|.
   */
  readonly marginalError: number;
  /** Iterations taken, each of them one fit of the rows and one of the columns. */
  readonly iterations: number;
  /** "limit" when the iterations were used up before the masses were close enough. */
  readonly ended: "converged" | "limit";
  /** f, one number a source: plan_ij = a_i b_j exp((f_i + g_j - costs_ij) / epsilon). */
  readonly sourcePotential: Float64Array;
  /** g, one number a target. */
  readonly targetPotential: Float64Array;
  /**
   * sum a f + sum b g - epsilon (mass of the plan - 1): no plan between the masses has a smaller
   * cost + epsilon KL(plan | a b).
   */
  readonly value: number;
  /** No plan between the masses costs less, whatever its entropy: the value of feasible prices. */
  readonly lowerBound: number;
}

const COOLING = 4;
const FIRST_PART = 1 / 16; // of the spread of the costs: there the iteration ends soon
const ROUGH = 1e-3; // error at which a larger epsilon has done what it can
const ROUNDINGS = 1e6; // of the largest cost that an epsilon must hold: the plan has six digits

/**
 * The plan of least cost with an entropy on top, by Sinkhorn's iteration in logarithms.
 *
 *   min over plans P of sum_ij P_ij c_ij + epsilon KL(P | a b)
 *     = max over f, g of a.f + b.g - epsilon sum_ij a_i b_j (exp((f_i + g_j - c_ij) / epsilon) - 1)
 *
 * Rows and columns of the plan are fitted to the masses in turn. An epsilon that is small beside the
 * costs is reached by way of larger ones. The result says how far its masses are off, and bounds the
 * cost of every plan from below, so that nothing has to be believed.
 *
 * @param costs costs[i * targets + j] of source i and target j; any sign
 * @param from  masses a of the sources, zero or above, with sum 1
 * @param to    masses b of the targets, zero or above, with sum 1
 * @throws {TypeError} when there are not as many costs as pairs
 * @throws {RangeError} when a number is not finite, a mass is negative, masses miss the sum 1, an
 * option is out of range, or epsilon is so small that rounding of the costs decides the plan
 * @see Cuturi 2013; Peyré and Cuturi 2019, "Computational optimal transport", section 4.4.
 *
 * @example
 * ```ts
 * import { sinkhorn } from "flowbook/transport";
 * const costs = Float64Array.of(0, 1, 1, 0);
 * const { plan, cost } = sinkhorn(costs, [0.5, 0.5], [0.5, 0.5], { epsilon: 0.5 });
 * console.log(plan[1]!.toFixed(6), cost.toFixed(6)); // 0.059601 0.119203
 * ```
 */
export function sinkhorn(
  costs: ArrayLike<number>,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  { epsilon, tolerance = 1e-9, limit = 10_000 }: SinkhornOptions,
): EntropicPlan {
  requireMasses("from", from, from.length);
  requireMasses("to", to, to.length);
  const { spread, largest } = requireCosts(costs, from.length * to.length);
  requireEpsilon(epsilon, largest);
  if (!(tolerance > 0 && tolerance < Infinity)) {
    throw new RangeError(`Expected tolerance > 0 and finite; got ${tolerance}`);
  }
  requireCount(limit, "limit");
  const rows = withMass(from), columns = withMass(to);
  const problem: EntropicProblem = {
    costs: Float64Array.from({ length: rows.length * columns.length }, (_, k) => {
      const i = Math.floor(k / columns.length);
      return costs[rows[i]! * to.length + columns[k - i * columns.length]!]!;
    }),
    from: Float64Array.from(rows, (i) => from[i]!),
    to: Float64Array.from(columns, (j) => to[j]!),
  };
  // every epsilon costs an iteration at least
  const steps = coolingSteps(epsilon, spread).slice(-limit);
  const kernel = new ScaledKernel(problem, steps[0]!);
  let iterations = 0;
  steps.forEach((step, k) => {
    const enough = step === epsilon ? tolerance / 2 : ROUGH; // half: rounding of the sums adds some
    if (k > 0) kernel.cool(step);
    iterations++;
    for (const most = limit - (steps.length - 1 - k); kernel.error > enough; iterations++) {
      if (iterations === most) return;
      kernel.step();
    }
  });
  const part = kernel.plan(), plan = new Float64Array(costs.length);
  part.forEach((mass, k) => {
    const i = Math.floor(k / columns.length);
    plan[rows[i]! * to.length + columns[k - i * columns.length]!] = mass;
  });
  kernel.absorb();
  const marginalError = marginalErrorOf(plan, from, to), { f, g } = kernel;
  const total = sum(plan), { dual, bound } = boundsOf(problem, f, g);
  return {
    plan,
    cost: plan.reduce((cost, mass, k) => cost + mass * costs[k]!, 0),
    marginalError,
    iterations,
    ended: marginalError <= tolerance ? "converged" : "limit",
    sourcePotential: spreadOut(from.length, rows, f, (i) => {
      return softLeast(columns.map((j) => costs[i * to.length + j]!), problem.to, g, epsilon);
    }),
    targetPotential: spreadOut(to.length, columns, g, (j) => {
      return softLeast(rows.map((i) => costs[i * to.length + j]!), problem.from, f, epsilon);
    }),
    value: dual - epsilon * (total - 1),
    lowerBound: bound,
  };
}

/** From an epsilon that is quick to the one that is wanted, the last of them. */
function coolingSteps(epsilon: number, spread: number): number[] {
  const steps: number[] = [];
  for (let step = spread * FIRST_PART; step > epsilon * COOLING; step /= COOLING) steps.push(step);
  return [...steps, epsilon];
}

function withMass(masses: ArrayLike<number>): number[] {
  return Array.from(masses, (_, i) => i).filter((i) => masses[i]! > 0);
}

/** Potentials of all atoms; those without mass get what they would have. */
function spreadOut(
  length: number,
  places: readonly number[],
  values: Float64Array,
  other: (place: number) => number,
): Float64Array {
  const all = new Float64Array(length).fill(NaN);
  places.forEach((place, k) => all[place] = values[k]!);
  return all.map((value, place) => Number.isNaN(value) ? other(place) : value);
}

/** Demands finite costs; returns how far apart they are, and the largest without its sign. */
function requireCosts(
  costs: ArrayLike<number>,
  count: number,
): { spread: number; largest: number } {
  if (costs.length !== count) {
    throw new TypeError(`Expected costs of length ${count}; got ${costs.length}`);
  }
  let least = Infinity, most = -Infinity;
  for (let k = 0; k < count; k++) {
    if (!Number.isFinite(costs[k]!)) throw new RangeError(`Expected finite costs; got ${costs[k]}`);
    least = Math.min(least, costs[k]!);
    most = Math.max(most, costs[k]!);
  }
  return { spread: most - least, largest: Math.max(Math.abs(least), Math.abs(most)) };
}

function requireEpsilon(epsilon: number, largest: number): void {
  if (!(epsilon > 0 && epsilon < Infinity)) {
    throw new RangeError(`Expected epsilon > 0 and finite; got ${epsilon}`);
  }
  const least = ROUNDINGS * Number.EPSILON * largest;
  if (epsilon < least) {
    const why = "below that rounding of the costs decides the plan";
    throw new RangeError(`Expected epsilon >= ${least.toPrecision(3)} (${why}); got ${epsilon}`);
  }
}
