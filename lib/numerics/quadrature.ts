import { gaussHermite, gaussLegendre } from "./gauss_rules.ts";
import { requireCount, requireDeviation, requireFinite } from "../require/numbers.ts";

/** How finely to integrate. */
export interface Panels {
  /** Equal parts of the interval; 40 unless told. */
  readonly panels?: number;
  /** Gauss nodes in each part; 20 unless told. */
  readonly nodes?: number;
}

/**
 * The integral of f over [from, to] by a composite Gauss-Legendre rule.
 *
 * @param from, to ends of the interval, finite; when to < from the sign turns
 * @throws {RangeError} when f is not finite at a node, or the options are not positive integers
 *
 * @example
 * ```ts
 * import { integrate } from "flowbook/numerics";
 * console.log(integrate(Math.sin, 0, Math.PI).toFixed(12)); // 2.000000000000
 * ```
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  { panels = 40, nodes = 20 }: Panels = {},
): number {
  requireFinite(from, "the start");
  requireFinite(to, "the end");
  requireCount(panels, "panels");
  const rule = gaussLegendre(nodes);
  const half = (to - from) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const centre = from + (2 * panel + 1) * half;
    for (let i = 0; i < nodes; i++) {
      sum += rule.weights[i]! * finiteValue(f, centre + half * rule.nodes[i]!);
    }
  }
  return half * sum;
}

/**
 * The average of f over the normal law N(mean, sd^2) by Gauss-Hermite quadrature.
 *
 *   E f(mean + sd Z),   Z from N(0, 1)
 *
 * @param sd    standard deviation, 0 or above
 * @param nodes number of nodes, 1 to 256
 * @throws {RangeError} when f is not finite at a node, or sd is negative
 */
export function expectNormal(
  f: (x: number) => number,
  mean: number,
  sd: number,
  nodes = 60,
): number {
  requireFinite(mean, "mean");
  requireDeviation(sd, "sd");
  const rule = gaussHermite(nodes);
  return rule.nodes.reduce(
    (sum, z, i) => sum + rule.weights[i]! * finiteValue(f, mean + sd * z),
    0,
  );
}

function finiteValue(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (!Number.isFinite(value)) {
    throw new RangeError(`Expected a finite integrand; got ${value} at x = ${x}`);
  }
  return value;
}
