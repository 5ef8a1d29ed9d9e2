import type { AdaptiveSteps, Field64 } from "flowbook/odes";

/** A nonlinear oscillator that is pushed: the field depends on x and on t. */
export const pushed: Field64 = ([x, v], t) => [v!, (1 - x! ** 2) * v! - x! + Math.cos(3 * t)];

/** One tolerance for both, relative and absolute. */
export function same(tolerance: number): AdaptiveSteps {
  return { rtol: tolerance, atol: tolerance };
}
