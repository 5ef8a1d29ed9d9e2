import { integrate, type Panels } from "../numerics/quadrature.ts";

/** How finely {@link averageByDensity} integrates. */
export interface DensityPanels {
  /** Of the times from 0 to 1; 4 panels of 16 nodes unless told. */
  readonly times?: Panels;
  /** Of the places between two edges; 48 panels of 16 nodes unless told. */
  readonly places?: Panels;
}

const MASS_ERROR = 1e-6; // far above quadrature, far below a law that is cut off or not normalised

/**
 * The average of f over particles that move on the line, by their density.
 *
 *   int_0^1 int f(x, t) p(x, t) dx dt,   int p(x, t) dx = 1 at each t
 *
 * Where the density is 0 nobody is, and f is not asked. {@link averageOverPath} knows the law of a
 * problem and needs no density; here any density will do.
 *
 * @param density p(x, t), of a place and a time
 * @param f       smooth between the edges, of a place and a time
 * @param edgesAt two or more places, never decreasing, for a time: the density is smooth between
 *   neighbours and taken to be 0 outside
 * @throws {RangeError} when there are not two edges or they decrease, the density is negative, its
 *   mass between the edges is not 1 to six digits, as when it is cut off or narrower than the panels
 *   can see, or a number is not finite
 *
 * @example
 * ```ts
 * import { averageByDensity } from "flowbook/exact";
 * // a box from t to 1 + t: the mean place is t + 1/2
 * const place = averageByDensity(() => 1, (x) => x, (t) => [t, 1 + t]);
 * console.log(place.toFixed(9)); // 1.000000000
 * ```
 */
export function averageByDensity(
  density: (x: number, t: number) => number,
  f: (x: number, t: number) => number,
  edgesAt: (t: number) => readonly number[],
  { times = { panels: 4, nodes: 16 }, places = { panels: 48, nodes: 16 } }: DensityPanels = {},
): number {
  const atTime = (t: number): number => {
    const edges = requireEdges(edgesAt(t), t), densityAt = askedOnce(density, t);
    const over = (g: (x: number) => number): number =>
      edges.slice(1).reduce((total, to, i) => total + integrate(g, edges[i]!, to, places), 0);
    const mass = over(densityAt);
    if (Math.abs(mass - 1) > MASS_ERROR) {
      throw new RangeError(`Expected mass 1 between the edges; got ${mass} at t = ${t}`);
    }
    return over((x) => {
      const p = densityAt(x);
      return p === 0 ? 0 : f(x, t) * p;
    });
  };
  return integrate(atTime, 0, 1, times);
}

function requireEdges(edges: readonly number[], t: number): readonly number[] {
  if (edges.length < 2 || edges.some((edge, i) => i > 0 && edge < edges[i - 1]!)) {
    throw new RangeError(
      `Expected two or more edges that never decrease; got [${edges.join(", ")}] at t = ${t}`,
    );
  }
  return edges;
}

/** The density at a time: of each place it is computed for the mass, and known for the average. */
function askedOnce(
  density: (x: number, t: number) => number,
  t: number,
): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const before = known.get(x);
    if (before !== undefined) return before;
    const p = density(x, t);
    if (p < 0) throw new RangeError(`Expected a density >= 0; got ${p} at x = ${x}, t = ${t}`);
    known.set(x, p);
    return p;
  };
}
