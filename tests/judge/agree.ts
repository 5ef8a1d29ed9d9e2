import { ok } from "node:assert/strict";
import { compare, type MonteCarloTolerance, type Side, type Tolerance } from "flowbook/judge";

/** Fails unless the two sides agree within the tolerance. */
export function agree(
  left: Side,
  right: Side,
  tolerance: Tolerance | MonteCarloTolerance,
  what = "",
): void {
  const { agrees, error, allowed, ...sides } = compare(left, right, tolerance);
  const report = `${what} ${sides.left} against ${sides.right}: ${error} off, allowed ${allowed}`;
  ok(agrees, report);
}
