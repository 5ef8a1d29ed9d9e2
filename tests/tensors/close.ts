import { compare, type MonteCarloTolerance, type Side, type Tolerance } from "flowbook/judge";
import { ok } from "node:assert/strict";

/** Fails unless the two sides agree within the tolerance, entry by entry. */
export function close(
  left: Side,
  right: Side,
  tolerance: Tolerance | MonteCarloTolerance,
  message = "",
): void {
  const { agrees, error, allowed } = compare(left, right, tolerance);
  ok(agrees, `${message} off by ${error}, allowed ${allowed} (${tolerance.name})`);
}
