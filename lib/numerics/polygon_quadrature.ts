import { requireCount } from "../require/numbers.ts";
import { gaussLegendre } from "./gauss_rules.ts";

/** A point of the plane. */
export type Corner = readonly [number, number];

/**
 * The integral of a smooth function over a convex polygon.
 *
 * The polygon is cut into triangles from the mean of its vertices. On each the square is collapsed,
 * (s, t) -> centre + s (a - centre + t (b - a)), with volume s |(a - centre) x (b - a)|, and a Gauss
 * rule is taken along both sides.
 *
 * @param polygon vertices in order around it, either way; fewer than three have no area
 * @param nodes   Gauss nodes along each side, 1 to 256
 * @throws {RangeError} when f is not finite at a node, or nodes is out of range
 * @see Duffy 1982 (the collapsed square).
 *
 * @example
 * ```ts
 * import { integratePolygon } from "flowbook/numerics";
 * const triangle = [[0, 0], [1, 0], [0, 1]] as const;
 * console.log(integratePolygon((x, y) => x * y, triangle).toFixed(9)); // 0.041666667
 * ```
 */
export function integratePolygon(
  f: (x: number, y: number) => number,
  polygon: readonly Corner[],
  nodes = 32,
): number {
  requireCount(nodes, "nodes");
  if (polygon.length < 3) return 0;
  const rule = gaussLegendre(nodes), { length } = polygon;
  const cx = polygon.reduce((sum, [x]) => sum + x, 0) / length;
  const cy = polygon.reduce((sum, [, y]) => sum + y, 0) / length;
  let total = 0;
  polygon.forEach(([ax, ay], k) => {
    const [bx, by] = polygon[(k + 1) % length]!;
    const volume = Math.abs((ax - cx) * (by - ay) - (ay - cy) * (bx - ax));
    if (volume === 0) return;
    for (let i = 0; i < nodes; i++) {
      const s = (1 + rule.nodes[i]!) / 2;
      for (let j = 0; j < nodes; j++) {
        const t = (1 + rule.nodes[j]!) / 2;
        const x = cx + s * (ax - cx + t * (bx - ax)), y = cy + s * (ay - cy + t * (by - ay));
        const value = f(x, y);
        if (!Number.isFinite(value)) {
          throw new RangeError(`Expected a finite integrand; got ${value} at (${x}, ${y})`);
        }
        total += rule.weights[i]! * rule.weights[j]! / 4 * s * volume * value;
      }
    }
  });
  return total;
}
