import { integrate, type Panels } from "../numerics/quadrature.ts";

/** How finely {@link averageByDensity} integrates. */
export interface DensityPanels {
  /** Of the times from 0 to 1; 4 panels of 16 nodes unless told. */
  readonly times?: Panels;
  /** Of the places between two edges; 48 panels of 16 nodes unless told. */
  readonly places?: Panels;
}

/**
 * The average of f over particles that move on the line, by their density.
 *
 *   int_0^1 int f(x, t) p(x, t) dx dt
 *
 * Where the density is 0 nobody is, and f is not asked. {@link averageOverPath} knows the law of a
 * problem and needs no density; here any density will do.
 *
 * @param density p(x, t), of a place and a time
 * @param f       smooth between the edges, of a place and a time
 * @param edgesAt two or more places, never decreasing, for a time: the density is smooth between
 *   neighbours and taken to be 0 outside
 * @throws {RangeError} when there are not two edges or they decrease, the density is negative, or a
 *   number is not finite
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
  const weighted = (x: number, t: number): number => {
    const p = density(x, t);
    if (p < 0) throw new RangeError(`Expected a density >= 0; got ${p} at x = ${x}, t = ${t}`);
    return p === 0 ? 0 : f(x, t) * p;
  };
  const atTime = (t: number): number => {
    const edges = requireEdges(edgesAt(t), t);
    return edges.slice(1).reduce(
      (total, to, i) => total + integrate((x) => weighted(x, t), edges[i]!, to, places),
      0,
    );
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
