import { type Atoms, requireAtoms, requireOrder } from "./atoms.ts";
import type { WassersteinPlan } from "./atoms_on_line.ts";
import { optimalTransport } from "./optimal_transport.ts";

/**
 * The length of the shorter arc between two angles on the unit circle, in [0, pi].
 *
 * @param a angle in radians
 * @param b angle in radians
 *
 * @example
 * ```ts
 * import { arcLength } from "flowbook/transport";
 * console.log(arcLength(0.5, 2 * Math.PI).toFixed(6)); // 0.500000
 * ```
 */
export function arcLength(a: number, b: number): number {
  const turn = 2 * Math.PI, forward = (((a - b) % turn) + turn) % turn;
  return Math.min(forward, turn - forward);
}

/**
 * The Wasserstein distance of order p between two laws of atoms on the unit circle, with the plan.
 *
 *   W_p^p = min over plans of sum_ij mass_ij arc(x_i, y_j)^p
 *
 * @param x law of atoms, places are angles in radians
 * @param y another one
 * @param p order, at least 1
 * @throws {TypeError} when a law has not as many places as masses
 * @throws {RangeError} when p < 1, a number is not finite, a mass is negative, or masses miss the
 * sum 1
 *
 * @example
 * ```ts
 * import { transportOnCircle } from "flowbook/transport";
 * const x = { places: [0], masses: [1] }, y = { places: [Math.PI], masses: [1] };
 * console.log(transportOnCircle(x, y, 1).distance === Math.PI); // true
 * ```
 */
export function transportOnCircle(x: Atoms, y: Atoms, p: number): WassersteinPlan {
  requireOrder(p);
  const rows = requireAtoms("x", x, 1), columns = requireAtoms("y", y, 1);
  const costs = Float64Array.from({ length: rows * columns }, (_, k) => {
    const i = Math.floor(k / columns);
    return arcLength(x.places[i]!, y.places[k - i * columns]!) ** p;
  });
  const plan = optimalTransport(costs, x.masses, y.masses);
  return { ...plan, distance: plan.cost ** (1 / p) };
}

/**
 * The Wasserstein distance of order 1 between two laws of atoms on the unit circle, by sorting.
 *
 *   W1 = min over c of integral over [0, 2 pi) of |F - G - c|
 *
 * F and G count from the angle 0; the mass c that flows across it is free. The best c is a median of
 * F - G, every value weighted by the arc on which it is taken.
 *
 * @param x law of atoms, places are angles in radians
 * @param y another one
 * @throws {TypeError} when a law has not as many places as masses
 * @throws {RangeError} when a number is not finite, a mass is negative, or masses miss the sum 1
 * @see Cabrelli and Molter 1995, "The Kantorovich metric for probability measures on the circle".
 *
 * @example
 * ```ts
 * import { wasserstein1OnCircle } from "flowbook/transport";
 * const x = { places: [0.25], masses: [1] }, y = { places: [2 * Math.PI - 0.25], masses: [1] };
 * console.log(wasserstein1OnCircle(x, y).toFixed(6)); // 0.500000
 * ```
 */
export function wasserstein1OnCircle(x: Atoms, y: Atoms): number {
  requireAtoms("x", x, 1);
  requireAtoms("y", y, 1);
  const turn = 2 * Math.PI;
  const jumps = [{ law: x, sign: 1 }, { law: y, sign: -1 }].flatMap(({ law, sign }) =>
    Array.from(law.places, (angle, i) => {
      return { at: ((angle % turn) + turn) % turn, jump: sign * law.masses[i]! };
    })
  ).sort((a, b) => a.at - b.at);
  let difference = 0;
  const arcs = jumps.map(({ at, jump }, k) => {
    difference += jump;
    const next = jumps[k + 1]?.at ?? jumps[0]!.at + turn;
    return { difference, width: next - at };
  }).sort((a, b) => a.difference - b.difference);
  let half = turn / 2;
  const median = arcs.find(({ width }) => (half -= width) <= 0) ?? arcs.at(-1)!;
  return arcs.reduce((sum, { difference, width }) => {
    return sum + width * Math.abs(difference - median.difference);
  }, 0);
}
