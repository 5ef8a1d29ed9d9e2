import { gaussLegendre } from "../numerics/gauss_rules.ts";
import { type Corner, integratePolygon } from "../numerics/polygon_quadrature.ts";
import { type Atoms, requireAtoms } from "./atoms.ts";
import { type CellMasses, dualAscent } from "./dual_ascent.ts";
import {
  type LaguerreCell,
  laguerreCells,
  type Rectangle,
  requireRectangle,
} from "./laguerre_cells.ts";

/** A density in the plane, looked at in a rectangle. */
export interface PlaneDensity {
  /** Smooth, zero or above; it is divided by its mass in the frame. */
  density(x: number, y: number): number;
  /** Where the law lives: what lies outside is cut off. */
  readonly frame: Rectangle;
}

/** The cheapest map from a density in the plane onto atoms, for the squared distance. */
export interface SemiDiscreteInPlane {
  /** W2^2, the integral of |x - T(x)|^2. */
  readonly cost: number;
  /** w, one number an atom, with mean 0. */
  readonly weights: Float64Array;
  /** What goes to each atom. */
  readonly cells: readonly LaguerreCell[];
  /** Mass of each atom's cell. */
  readonly masses: Float64Array;
  /** The largest miss of the masses after each step of the ascent, the start first. */
  readonly errors: readonly number[];
  /** Size of cost less dual value, sum_i w_i (masses_i - wanted_i): rounding alone. */
  readonly gap: number;
}

const NODES = 32; // along each side of a triangle, and along an edge

/**
 * What the cells of some weights hold in the plane, for `dualAscent` and for a picture of it.
 *
 *   d mass_i / d w_j = -(integral of the density along their common side) / (2 |y_i - y_j|)
 *
 * @param places  the atoms y, all different, `[count * 2]`
 * @param weights w, one number an atom
 * @throws {TypeError} when there are not as many weights as atoms
 * @throws {RangeError} when a number is not finite, two atoms lie in one place, or the frame holds
 * no mass
 */
export function massesInPlane(
  law: PlaneDensity,
  places: ArrayLike<number>,
  weights: ArrayLike<number>,
): CellMasses & { readonly masses: Float64Array; readonly cells: readonly LaguerreCell[] } {
  const cells = laguerreCells(places, weights, law.frame), total = massOf(law);
  const masses = Float64Array.from(cells, ({ corners }) => {
    return integratePolygon(law.density, corners, NODES) / total;
  });
  const slopes = cells.map(({ corners, beyond }, i) => {
    const row = new Float64Array(cells.length);
    beyond.forEach((j, k) => {
      if (j === "frame") return;
      const apart = Math.hypot(
        places[2 * i]! - places[2 * j]!,
        places[2 * i + 1]! - places[2 * j + 1]!,
      );
      const mass = massAlong(law.density, corners[k]!, corners[(k + 1) % corners.length]!);
      row[j]! -= mass / total / (2 * apart);
    });
    return row;
  });
  return { masses, slopes, cells };
}

/**
 * The cheapest way to carry a density in the plane to atoms, for the squared distance.
 *
 *   W2^2 = min over maps T with T# p = nu of integral of |x - T(x)|^2 p(x)
 *        = max over w of integral of min_i (|x - y_i|^2 - w_i) p(x) + sum_i w_i nu_i
 *
 * The ascent begins with the Voronoi cells of the atoms drawn together into the bulk of the density,
 * of which none is empty.
 *
 * @param law   what is carried
 * @param atoms where to, places `[count * 2]`; different places, masses above 0
 * @throws {TypeError} when the places do not fit the masses
 * @throws {RangeError} when the atoms are no law, one has no mass, two lie in one place, the frame
 * holds no mass, or the ascent stalls
 * @see Kitagawa, Mérigot and Thibert 2019, "Convergence of a Newton algorithm for semi-discrete
 * optimal transport".
 *
 * @example
 * ```ts
 * import { normalDensity } from "flowbook/numerics";
 * import { semiDiscreteInPlane } from "flowbook/transport";
 * const bell = {
 *   density: (x: number, y: number): number => normalDensity(x) * normalDensity(y),
 *   frame: { x: [-7, 7], y: [-7, 7] } as const,
 * };
 * const atoms = { places: [0, 0, 3, 0], masses: [0.5, 0.5] };
 * const { cells, masses } = semiDiscreteInPlane(bell, atoms);
 * console.log([...masses].map((mass) => mass.toFixed(6)).join()); // 0.500000,0.500000
 * console.log(Math.abs(cells[0]!.corners[1]![0]) < 1e-9); // true: the border is the axis x = 0
 * ```
 */
export function semiDiscreteInPlane(law: PlaneDensity, atoms: Atoms): SemiDiscreteInPlane {
  const { places } = atoms, count = requireAtoms("atoms", atoms, 2);
  const held = (weights: ArrayLike<number>) => massesInPlane(law, places, weights);
  const start = drawnTogether(law, places, count);
  const { weights, errors } = dualAscent(atoms.masses, start, held);
  const { cells, masses } = held(weights), total = massOf(law);
  let cost = 0, gap = 0;
  cells.forEach(({ corners }, i) => {
    const a = places[2 * i]!, b = places[2 * i + 1]!;
    const paid = (x: number, y: number): number =>
      ((x - a) ** 2 + (y - b) ** 2) * law.density(x, y);
    cost += integratePolygon(paid, corners, NODES) / total;
    gap += weights[i]! * (masses[i]! - atoms.masses[i]!);
  });
  return { cost, weights, cells, masses, errors, gap: Math.abs(gap) };
}

/**
 * Weights whose cells are the Voronoi cells of z_i = m + s (y_i - c), in the bulk of the density.
 *
 * |x - z_i|^2 / s and |x - y_i|^2 - w_i differ by what does not depend on i, if
 * w_i = |y_i|^2 - |z_i|^2 / s.
 */
function drawnTogether(law: PlaneDensity, places: ArrayLike<number>, count: number): Float64Array {
  const total = massOf(law), whole = cornersOf(law.frame);
  const average = (f: (x: number, y: number) => number): number =>
    integratePolygon((x, y) => f(x, y) * law.density(x, y), whole, NODES) / total;
  const mx = average((x) => x), my = average((_, y) => y);
  const spread = Math.sqrt(average((x, y) => (x - mx) ** 2 + (y - my) ** 2) / 2);
  let cx = 0, cy = 0, reach = 0;
  for (let i = 0; i < count; i++) {
    [cx, cy] = [cx + places[2 * i]! / count, cy + places[2 * i + 1]! / count];
  }
  for (let i = 0; i < count; i++) {
    reach = Math.max(reach, Math.hypot(places[2 * i]! - cx, places[2 * i + 1]! - cy));
  }
  const scale = Math.min(1, spread / (reach || 1));
  return Float64Array.from({ length: count }, (_, i) => {
    const x = places[2 * i]!, y = places[2 * i + 1]!;
    const zx = mx + scale * (x - cx), zy = my + scale * (y - cy);
    return x * x + y * y - (zx * zx + zy * zy) / scale;
  });
}

function massOf({ density, frame }: PlaneDensity): number {
  requireRectangle(frame);
  const mass = integratePolygon(density, cornersOf(frame), NODES);
  if (!(mass > 0)) throw new RangeError(`Expected a density with mass in the frame; got ${mass}`);
  return mass;
}

function cornersOf({ x, y }: Rectangle): Corner[] {
  return [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]];
}

/** The integral of a density along a straight side. */
function massAlong(
  density: (x: number, y: number) => number,
  [ax, ay]: Corner,
  [bx, by]: Corner,
): number {
  const { nodes, weights } = gaussLegendre(NODES);
  return Math.hypot(bx - ax, by - ay) / 2 * nodes.reduce((sum, node, i) => {
    const t = (1 + node) / 2;
    return sum + weights[i]! * density(ax + t * (bx - ax), ay + t * (by - ay));
  }, 0);
}
