import { sum } from "../numerics/sums.ts";
import type { EntropicProblem } from "./scaled_kernel.ts";

/** By how much a plan misses its masses: in sum over sources and over targets. */
export function marginalErrorOf(
  plan: Float64Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): number {
  const sent = new Float64Array(from.length), received = new Float64Array(to.length);
  for (let i = 0, k = 0; i < from.length; i++) {
    for (let j = 0; j < to.length; j++, k++) {
      sent[i]! += plan[k]!;
      received[j]! += plan[k]!;
    }
  }
  return sum(sent.map((mass, i) => Math.abs(mass - from[i]!))) +
    sum(received.map((mass, j) => Math.abs(mass - to[j]!)));
}

/** The value of the potentials, and that of the feasible prices that come from them. */
export function boundsOf(
  { costs, from, to }: EntropicProblem,
  f: Float64Array,
  g: Float64Array,
): { dual: number; bound: number } {
  const columns = to.length, v = new Float64Array(columns).fill(Infinity);
  costs.forEach((cost, k) => {
    const i = Math.floor(k / columns), j = k - i * columns;
    v[j] = Math.min(v[j]!, cost - f[i]!);
  });
  const u = from.map((_, i) => {
    return v.reduce(
      (least, price, j) => Math.min(least, costs[i * columns + j]! - price),
      Infinity,
    );
  });
  const value = (left: Float64Array, right: Float64Array): number =>
    sum(left.map((price, i) => price * from[i]!)) + sum(right.map((price, j) => price * to[j]!));
  return { dual: value(f, g), bound: value(u, v) };
}

/** -epsilon log sum_j b_j exp((g_j - c_j) / epsilon). */
export function softLeast(
  costs: readonly number[],
  masses: Float64Array,
  potential: Float64Array,
  epsilon: number,
): number {
  const most = costs.reduce((most, cost, j) => Math.max(most, potential[j]! - cost), -Infinity);
  const parts = costs.map((cost, j) =>
    masses[j]! * Math.exp((potential[j]! - cost - most) / epsilon)
  );
  return -most - epsilon * Math.log(sum(parts));
}
