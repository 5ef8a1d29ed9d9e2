import { type Atoms, requireAtoms, requireMasses, requireOrder } from "./atoms.ts";
import type { WassersteinPlan } from "./atoms_on_line.ts";
import { squaredDistance } from "./cloud.ts";
import { certified, type CostOf, type Move, type TransportPlan } from "./plan.ts";

const REST = 1e-15; // less than that is rounding, and no mass to be carried

/**
 * The cheapest plan between sources and targets of given masses, and the proof that none is cheaper.
 *
 *   min over plans of sum_ij mass_ij costs[i][j]
 *     = max of sum_i a_i u_i + sum_j b_j v_j  with  u_i + v_j <= costs[i][j] for all i, j
 *
 * By shortest paths: what is left in some source goes to the nearest target with room, over arcs
 * that have mass to give back, and the duals follow the distances. For equal masses `assign` is
 * faster; time grows like the cube of the number of atoms here too, with a larger factor.
 *
 * @param costs costs[i * targets + j] of source i and target j; any sign
 * @param from  masses a of the sources, zero or above, with sum 1
 * @param to    masses b of the targets, zero or above, with sum 1
 * @throws {TypeError} when there are not as many costs as pairs
 * @throws {RangeError} when a number is not finite, a mass is negative, or masses miss the sum 1
 * @see Peyré and Cuturi 2019, "Computational optimal transport", chapter 3; Edmonds and Karp 1972.
 *
 * @example
 * ```ts
 * import { optimalTransport } from "flowbook/transport";
 * const { cost, gap } = optimalTransport([1, 3, 4, 1], [0.75, 0.25], [0.5, 0.5]);
 * console.log(cost, gap); // 1.5 0
 * ```
 */
export function optimalTransport(
  costs: ArrayLike<number>,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): TransportPlan {
  requireMasses("from", from, from.length);
  requireMasses("to", to, to.length);
  const columns = to.length;
  if (costs.length !== from.length * columns) {
    throw new TypeError(`Expected costs of length ${from.length * columns}; got ${costs.length}`);
  }
  const bad = Array.from(costs).find((cost) => !Number.isFinite(cost));
  if (bad !== undefined) throw new RangeError(`Expected finite costs; got ${bad}`);
  const costOf: CostOf = (i, j) => costs[i * columns + j]!;
  const state = new Network(costOf, from, to);
  while (state.push());
  return certified(state.moves(), state.u, state.v, costOf);
}

/**
 * The Wasserstein distance of order p between two laws of atoms, with the plan and its proof.
 *
 *   W_p^p = min over plans of sum_ij mass_ij |x_i - y_j|^p
 *
 * On the line `transportOnLine` is faster.
 *
 * @param x   law of atoms, places `[count * dim]`
 * @param y   another one
 * @param dim dimension of the space
 * @param p   order, at least 1
 * @throws {TypeError} when the places of a law do not fit its masses or dim
 * @throws {RangeError} when p < 1, a number is not finite, a mass is negative, or masses miss the
 * sum 1
 *
 * @example
 * ```ts
 * import { wassersteinOfAtoms } from "flowbook/transport";
 * const x = { places: [0, 0, 1, 0], masses: [0.5, 0.5] }, y = { places: [0, 0], masses: [1] };
 * console.log(wassersteinOfAtoms(x, y, 2, 1).distance); // 0.5
 * ```
 */
export function wassersteinOfAtoms(x: Atoms, y: Atoms, dim: number, p: number): WassersteinPlan {
  requireOrder(p);
  const rows = requireAtoms("x", x, dim), columns = requireAtoms("y", y, dim);
  const costs = Float64Array.from({ length: rows * columns }, (_, k) => {
    const i = Math.floor(k / columns);
    return squaredDistance(x.places, i, y.places, k - i * columns, dim) ** (p / 2);
  });
  const plan = optimalTransport(costs, x.masses, y.masses);
  return { ...plan, distance: plan.cost ** (1 / p) };
}

/** Masses under way between sources (numbers below `rows`) and targets (the numbers after them). */
class Network {
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly #left: Float64Array;
  readonly #room: Float64Array;
  readonly #mass: Float64Array;
  readonly #costOf: CostOf;

  constructor(costOf: CostOf, from: ArrayLike<number>, to: ArrayLike<number>) {
    this.#costOf = costOf;
    this.#left = Float64Array.from(from);
    this.#room = Float64Array.from(to);
    this.#mass = new Float64Array(from.length * to.length);
    this.u = new Float64Array(from.length);
    // with u = 0 these are the largest that the costs allow
    this.v = this.#room.map((_, j) => Math.min(...Array.from(from, (_, i) => costOf(i, j))));
  }

  /** Carries what it can along one shortest path; false when nothing is left to be carried. */
  push(): boolean {
    const rows = this.u.length, columns = this.v.length;
    const distance = new Float64Array(rows + columns).fill(Infinity);
    const before = new Int32Array(rows + columns).fill(-1),
      settled = new Uint8Array(rows + columns);
    this.#left.forEach((left, i) => distance[i] = left > REST ? 0 : Infinity);
    for (;;) {
      let node = -1, least = Infinity;
      for (let k = 0; k < rows + columns; k++) {
        if (settled[k] === 0 && distance[k]! < least) [node, least] = [k, distance[k]!];
      }
      if (node < 0) return false;
      settled[node] = 1;
      if (node >= rows && this.#room[node - rows]! > REST) {
        this.#follow(distance, least, settled);
        this.#carry(before, node);
        return true;
      }
      const reach = (next: number, length: number): void => {
        if (settled[next] === 1 || least + length >= distance[next]!) return;
        distance[next] = least + length;
        before[next] = node;
      };
      if (node < rows) {
        for (let j = 0; j < columns; j++) {
          const slack = this.#costOf(node, j) - this.u[node]! - this.v[j]!;
          reach(rows + j, Math.max(0, slack)); // rounding may leave it below
        }
      } else {
        // an arc that carries mass has no slack
        for (let i = 0; i < rows; i++) {
          if (this.#mass[i * columns + node - rows]! > REST) reach(i, 0);
        }
      }
    }
  }

  /** The duals rise and fall with the distances, so that the arcs of the path lose their slack. */
  #follow(distance: Float64Array, end: number, settled: Uint8Array): void {
    const rows = this.u.length;
    settled.forEach((isSettled, k) => {
      if (isSettled === 0) return;
      if (k < rows) this.u[k]! += end - distance[k]!;
      else this.v[k - rows]! -= end - distance[k]!;
    });
  }

  /** Sends along the path as much as its start has, its end takes and its backward arcs hold. */
  #carry(before: Int32Array, end: number): void {
    const rows = this.u.length, columns = this.v.length;
    const path: number[] = [end];
    while (before[path.at(-1)!]! >= 0) path.push(before[path.at(-1)!]!);
    const start = path.at(-1)!;
    let amount = Math.min(this.#left[start]!, this.#room[end - rows]!);
    const arcs = path.slice(1).map((node, k) => {
      const next = path[k]!;
      return node < rows
        ? { index: node * columns + next - rows, sign: 1 }
        : { index: next * columns + node - rows, sign: -1 };
    });
    for (const { index, sign } of arcs) {
      if (sign < 0) amount = Math.min(amount, this.#mass[index]!);
    }
    for (const { index, sign } of arcs) this.#mass[index]! += sign * amount;
    this.#left[start]! -= amount;
    this.#room[end - rows]! -= amount;
  }

  moves(): Move[] {
    const columns = this.v.length;
    return Array.from(this.#mass, (mass, k) => {
      const from = Math.floor(k / columns);
      return { from, to: k - from * columns, mass };
    }).filter(({ mass }) => mass > REST);
  }
}
