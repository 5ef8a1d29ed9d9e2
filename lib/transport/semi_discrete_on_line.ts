import { integrate } from "../numerics/quadrature.ts";
import { requirePoint } from "../require/numbers.ts";
import { type Atoms, requireAtoms } from "./atoms.ts";
import type { CellMasses } from "./dual_ascent.ts";

/** A law on the line with a density. */
export interface LawWithDensity {
  /** Distribution function F. */
  cdf(x: number): number;
  /** Quantile function, asked at ranks in (0, 1). */
  quantile(u: number): number;
  /** The derivative of F. */
  density(x: number): number;
  /** Range to integrate over; the mass beyond is not counted in costs. */
  readonly from: number;
  /** End of that range. */
  readonly to: number;
}

/** An interval of the line that goes to one atom. */
export interface LaguerreInterval {
  /** Number of the atom. */
  readonly atom: number;
  /** Lower end, -Infinity for the first. */
  readonly from: number;
  /** Upper end, Infinity for the last. */
  readonly to: number;
}

/** The cheapest map from a density onto atoms, for the squared distance, and its proof. */
export interface SemiDiscreteOnLine {
  /** W2^2, the integral of |x - T(x)|^2. */
  readonly cost: number;
  /** w, one number an atom, with mean 0. */
  readonly weights: Float64Array;
  /** What goes to each atom, from left to right. */
  readonly cells: readonly LaguerreInterval[];
  /** Mass of each atom's cell. */
  readonly masses: Float64Array;
  /** Cost less the dual value: 0 up to rounding, since the cells have the masses of the atoms. */
  readonly gap: number;
}

/**
 * The cells of weighted atoms on the line: cell i = { x : |x - y_i|^2 - w_i is least }.
 *
 * The boundary of y_i < y_j is ((y_j^2 - w_j) - (y_i^2 - w_i)) / (2 (y_j - y_i)). An atom of low
 * weight may have no cell at all.
 *
 * @param places  the atoms y, all different, in any order
 * @param weights w, one number an atom
 * @returns the cells that are not empty, from left to right
 * @throws {TypeError} when there are not as many weights as atoms
 * @throws {RangeError} when a number is not finite, or two atoms lie in one place
 * @see Aurenhammer 1987, "Power diagrams".
 *
 * @example
 * ```ts
 * import { laguerreIntervals } from "flowbook/transport";
 * console.log(laguerreIntervals([0, 2], [0, 2]).map(({ from, to }) => [from, to])); // [ [ -Infinity, 0.5 ], [ 0.5, Infinity ] ]
 * ```
 */
export function laguerreIntervals(
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
): LaguerreInterval[] {
  requirePoint(places, places.length, "places");
  requirePoint(weights, places.length, "weights");
  const order = Array.from(places, (_, i) => i).sort((i, j) => places[i]! - places[j]!);
  // lines -2 y_i x + y_i^2 - w_i; the lowest of them, from left to right
  const stack: { atom: number; from: number }[] = [];
  for (const atom of order) {
    let from = -Infinity;
    while (stack.length > 0) {
      const last = stack.at(-1)!, left = places[last.atom]!, right = places[atom]!;
      if (left === right) {
        throw new RangeError(`Expected atoms in different places; got ${left} twice`);
      }
      from = (left + right) / 2 + (weights[last.atom]! - weights[atom]!) / (2 * (right - left));
      if (from > last.from) break;
      stack.pop();
      from = -Infinity;
    }
    stack.push({ atom, from });
  }
  return stack.map(({ atom, from }, k) => ({ atom, from, to: stack[k + 1]?.from ?? Infinity }));
}

/**
 * The cheapest way to carry a density on the line to atoms, for the squared distance.
 *
 *   W2^2 = min over maps T with T# p = nu of integral of |x - T(x)|^2 p(x)
 *        = max over w of integral of min_i (|x - y_i|^2 - w_i) p(x) + sum_i w_i nu_i
 *
 * On the line the cells lie in the order of the atoms, so their ends are quantiles of the density at
 * the sums of the masses. The weights follow from the ends.
 *
 * @param law   what is carried
 * @param atoms where to; different places, masses above 0
 * @throws {TypeError} when there are not as many masses as places
 * @throws {RangeError} when the atoms are no law, one has no mass, or two lie in one place
 * @see Peyré and Cuturi 2019, "Computational optimal transport", chapter 5.
 *
 * @example
 * ```ts
 * import { normalCdf, normalDensity, normalQuantile } from "flowbook/numerics";
 * import { semiDiscreteOnLine } from "flowbook/transport";
 * const noise = { cdf: normalCdf, quantile: normalQuantile, density: normalDensity, from: -10, to: 10 };
 * const thirds = { places: [-1, 0, 2], masses: [1 / 3, 1 / 3, 1 / 3] };
 * const { cost, weights } = semiDiscreteOnLine(noise, thirds);
 * console.log(cost.toFixed(6), weights[2]!.toFixed(4)); // 0.485068 1.4719
 * ```
 */
export function semiDiscreteOnLine(law: LawWithDensity, atoms: Atoms): SemiDiscreteOnLine {
  const { places, masses } = atoms, count = requireAtoms("atoms", atoms, 1);
  for (let i = 0; i < count; i++) {
    if (masses[i] === 0) throw new RangeError(`Expected atoms.masses[${i}] > 0; got 0`);
  }
  const order = Array.from(places, (_, i) => i).sort((i, j) => places[i]! - places[j]!);
  const raw = new Float64Array(count);
  let rank = masses[order[0]!]!;
  order.slice(1).forEach((j, k) => {
    const i = order[k]!, end = law.quantile(rank);
    raw[j] = raw[i]! + (places[j]! - places[i]!) * (places[i]! + places[j]! - 2 * end);
    rank += masses[j]!;
  });
  const centre = raw.reduce((sum, w) => sum + w, 0) / count;
  const weights = raw.map((w) => w - centre);
  return { weights, ...carried(law, atoms, weights) };
}

/**
 * What the cells of some weights hold on the line, for `dualAscent`.
 *
 *   d mass_i / d w_j = -p(b) / (2 |y_i - y_j|) at the boundary b of two neighbours
 *
 * @param places  the atoms y, all different
 * @param weights w, one number an atom
 * @throws {TypeError} when there are not as many weights as atoms
 * @throws {RangeError} when a number is not finite, or two atoms lie in one place
 */
export function massesOnLine(
  law: LawWithDensity,
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
): CellMasses {
  const cells = laguerreIntervals(places, weights), count = places.length;
  const slopes = Array.from({ length: count }, () => new Float64Array(count));
  cells.slice(1).forEach(({ atom, from }, k) => {
    const other = cells[k]!.atom, width = Math.abs(places[atom]! - places[other]!);
    slopes[atom]![other] = slopes[other]![atom] = -law.density(from) / (2 * width);
  });
  return { masses: massesOf(law, cells, count), slopes };
}

function massesOf(
  law: LawWithDensity,
  cells: readonly LaguerreInterval[],
  count: number,
): Float64Array {
  const masses = new Float64Array(count);
  for (const { atom, from, to } of cells) {
    masses[atom] = (to === Infinity ? 1 : law.cdf(to)) - (from === -Infinity ? 0 : law.cdf(from));
  }
  return masses;
}

/** What the cells of some weights hold and cost, against the dual value of the weights. */
function carried(
  law: LawWithDensity,
  { places, masses: wanted }: Atoms,
  weights: Float64Array,
): Omit<SemiDiscreteOnLine, "weights"> {
  const cells = laguerreIntervals(places, weights), masses = massesOf(law, cells, weights.length);
  let cost = 0, dual = 0;
  for (const { atom, from, to } of cells) {
    const place = places[atom]!;
    const clip = (x: number): number => Math.min(Math.max(x, law.from), law.to);
    const paid = integrate((x) => (x - place) ** 2 * law.density(x), clip(from), clip(to));
    cost += paid;
    dual += paid - weights[atom]! * masses[atom]!;
  }
  weights.forEach((w, i) => dual += w * wanted[i]!);
  return { cost, cells, masses, gap: cost - dual };
}
