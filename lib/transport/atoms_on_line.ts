import { type Atoms, requireAtoms, requireOrder } from "./atoms.ts";
import { certified, type Move, type TransportPlan } from "./plan.ts";

const REST = 1e-15; // what 0.3 - 0.1 - 0.2 leaves is no mass to be carried

/** A cheapest plan for the cost |x - y|^p, and the distance that it gives. */
export interface WassersteinPlan extends TransportPlan {
  /** W_p = cost^(1/p). */
  readonly distance: number;
}

/**
 * The Wasserstein distance of order p between two laws of atoms on the line, with plan and proof.
 *
 *   W_p^p = min over plans of sum_ij mass_ij |x_i - y_j|^p
 *         = integral over ranks u in (0, 1) of |F^-1(u) - G^-1(u)|^p
 *
 * The plan takes mass from left to right, so that no two moves cross: this is the cheapest for every
 * p >= 1, and the only cheapest one for p > 1. The duals follow from it along its chain of moves.
 * Time grows like the product of the numbers of atoms, all of it for the proof;
 * {@link wassersteinOfAtomsOnLine} only sorts.
 *
 * @param x law of atoms on the line
 * @param y another one
 * @param p order, at least 1
 * @throws {TypeError} when a law has not as many places as masses
 * @throws {RangeError} when p < 1, a number or the cost is not finite, a mass is negative, or the
 * masses of a law miss the sum 1
 * @see Santambrogio 2015, "Optimal transport for applied mathematicians", theorem 2.9.
 *
 * @example
 * ```ts
 * import { transportOnLine } from "flowbook/transport";
 * const x = { places: [0, 1, 3], masses: [0.5, 0.3, 0.2] };
 * const y = { places: [-1, 2, 4], masses: [0.4, 0.3, 0.3] };
 * const { cost, gap, moves } = transportOnLine(x, y, 2);
 * console.log(cost.toFixed(6), gap < 1e-12); // 2.100000 true
 * console.log(moves.filter(({ from, to }) => from === 0 && to === 1)[0]!.mass.toFixed(6)); // 0.100000
 * ```
 */
export function transportOnLine(x: Atoms, y: Atoms, p: number): WassersteinPlan {
  requireLaws(x, y, p);
  const costOf = (i: number, j: number): number => Math.abs(x.places[i]! - y.places[j]!) ** p;
  const u = new Float64Array(x.masses.length), v = new Float64Array(y.masses.length);
  const moves: Move[] = [];
  let last = { from: -1, to: -1 };
  for (const move of steps(x, y)) {
    const { from, to, mass } = move;
    // of two atoms that stand in the plan one after the other, the new one gets its dual
    if (from === last.from || last.from < 0) v[to] = costOf(from, to) - u[from]!;
    else u[from] = costOf(from, to) - v[to]!;
    if (mass > 0) moves.push(move);
    last = move;
  }
  const plan = certified(moves, u, v, costOf);
  return { ...plan, distance: plan.cost ** (1 / p) };
}

/**
 * The Wasserstein distance of order p between two laws of atoms on the line, by sorting alone.
 *
 *   W_p^p = integral over ranks u in (0, 1) of |F^-1(u) - G^-1(u)|^p
 *
 * @param x law of atoms on the line
 * @param y another one
 * @param p order, at least 1
 * @throws {TypeError} when a law has not as many places as masses
 * @throws {RangeError} when p < 1, a number or the cost is not finite, a mass is negative, or the
 * masses of a law miss the sum 1
 *
 * @example
 * ```ts
 * import { wassersteinOfAtomsOnLine } from "flowbook/transport";
 * const start = { places: [0], masses: [1] };
 * // a small mass far away: W1 is 1 / 10, W2 is 1
 * const escaping = { places: [0, 10], masses: [0.99, 0.01] };
 * console.log([1, 2].map((p) => wassersteinOfAtomsOnLine(start, escaping, p).toFixed(6)).join()); // 0.100000,1.000000
 * ```
 */
export function wassersteinOfAtomsOnLine(x: Atoms, y: Atoms, p: number): number {
  requireLaws(x, y, p);
  let cost = 0;
  for (const { from, to, mass } of steps(x, y)) {
    cost += mass * Math.abs(x.places[from]! - y.places[to]!) ** p;
  }
  if (!Number.isFinite(cost)) throw new RangeError(`Expected a finite cost; got ${cost}`);
  return cost ** (1 / p);
}

function requireLaws(x: Atoms, y: Atoms, p: number): void {
  requireOrder(p);
  requireAtoms("x", x, 1);
  requireAtoms("y", y, 1);
}

/** The numbers of the atoms from left to right. */
function leftToRight({ places }: Atoms): number[] {
  return Array.from(places, (_, i) => i).sort((a, b) => places[a]! - places[b]! || a - b);
}

/**
 * The staircase of moves from left to right; each has one atom in common with the one before.
 *
 * Where source and target are used up at once, a step of mass 0 keeps the chain together.
 */
function* steps(x: Atoms, y: Atoms): Generator<Move> {
  const sources = leftToRight(x), targets = leftToRight(y);
  let i = 0, j = 0, left = x.masses[sources[0]!]!, room = y.masses[targets[0]!]!;
  for (;;) {
    const from = sources[i]!, to = targets[j]!, isLastSource = i === sources.length - 1;
    const isLastTarget = j === targets.length - 1;
    // rounding may leave a rest on one side: the last atoms take what there is
    const taken = isLastSource ? room : isLastTarget ? left : Math.min(left, room);
    const mass = taken > REST ? taken : 0;
    yield { from, to, mass };
    if (isLastSource && isLastTarget) return;
    left -= mass;
    room -= mass;
    if (isLastTarget || (left <= REST && !isLastSource)) left = x.masses[sources[++i]!]!;
    else room = y.masses[targets[++j]!]!;
  }
}
