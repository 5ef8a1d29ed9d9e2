import { ok } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import { sum } from "flowbook/numerics";
import type { TransportPlan } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

/** Fails unless the plan carries the masses and its duals prove that none is cheaper. */
export function certifyPlan(
  costs: ArrayLike<number>,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  plan: TransportPlan,
): void {
  const { cost, moves, sourceDual, targetDual, gap } = plan;
  const scale = Array.from(costs).reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  const left = new Float64Array(from.length), filled = new Float64Array(to.length);
  for (const { from: i, to: j, mass } of moves) {
    ok(mass > 0, `${mass} from ${i} to ${j}`);
    left[i]! += mass;
    filled[j]! += mass;
  }
  agree(left, Array.from(from), EXACT64, "masses of the sources");
  agree(filled, Array.from(to), EXACT64, "masses of the targets");
  const paid = moves.map(({ from: i, to: j, mass }) => mass * costs[i * to.length + j]!);
  agree(cost / scale, sum(paid) / scale, EXACT64, "cost of the moves");
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
    sum(Array.from(a, (value, i) => value * b[i]!));
  const dual = dot(from, sourceDual) + dot(to, targetDual);
  agree(dual / scale, (cost - gap) / scale, EXACT64, "dual value");
  ok(gap >= 0 && gap <= EXACT64.size * scale, `gap ${gap}`);
  for (let i = 0; i < from.length; i++) {
    for (let j = 0; j < to.length; j++) {
      const slack = costs[i * to.length + j]! - sourceDual[i]! - targetDual[j]!;
      ok(slack >= -EXACT64.size * scale, `slack ${slack} from ${i} to ${j}`);
    }
  }
}
