import { deepEqual, ok } from "node:assert/strict";
import { EXACT64 } from "flowbook/judge";
import type { Assignment } from "flowbook/transport";
import { agree } from "../judge/agree.ts";

/** Fails unless the pairing is a permutation with that cost and the duals prove it the cheapest. */
export function certify(costs: Float64Array, size: number, found: Assignment): void {
  const { columnOf, cost, rowDual, columnDual } = found;
  deepEqual([...columnOf].sort((a, b) => a - b), Array.from({ length: size }, (_, j) => j));
  const scale = costs.reduce((most, entry) => Math.max(most, Math.abs(entry)), 1);
  const sum = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((total, value) => total + value, 0);
  const pairs = Array.from(columnOf, (j, i) => costs[i * size + j]!);
  agree(cost / scale, sum(pairs) / scale, EXACT64, "cost of the pairs");
  agree((sum(rowDual) + sum(columnDual)) / scale, cost / scale, EXACT64, "dual value");
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const slack = costs[i * size + j]! - rowDual[i]! - columnDual[j]!;
      ok(slack >= -EXACT64.size * scale, `slack ${slack} of row ${i} and column ${j}`);
    }
  }
}
