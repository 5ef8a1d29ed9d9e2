import { deepEqual, equal } from "node:assert/strict";
import * as fc from "#properties";
import { evaluateMlp, madeMasks, maskMlp, mlp } from "flowbook/exact";
import { stream } from "flowbook/random";
import { refuses } from "../../tensors/refuses.ts";

/** Products of masks: entry [i][j] counts the paths from input i to output j. */
function paths(masks: readonly number[][][]): number[][] {
  return masks.reduce((left, right) =>
    left.map((row) =>
      right[0]!.map((_, j) => row.reduce((sum, v, k) => sum + v * right[k]![j]!, 0))
    )
  );
}

Deno.test("madeMasks() of three coordinates, by hand", () => {
  const masks = madeMasks({ order: [0, 1, 2], hidden: [3], outputs: 1 });
  // units of degree 1, 2, 1
  deepEqual(masks[0], [[1, 1, 1], [0, 1, 0], [0, 0, 0]]);
  deepEqual(masks[1], [[0, 1, 1], [0, 0, 1], [0, 1, 1]]);
});

Deno.test("an output sees exactly the coordinates before its own, in any order and depth", () => {
  const form = fc.record({
    dim: fc.integer({ min: 1, max: 6 }),
    depth: fc.nat({ max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    seed: fc.nat({ max: 1000 }),
  });
  fc.assert(fc.property(form, ({ dim, depth, outputs, seed }) => {
    const order = [...stream(seed).permutation(dim)];
    const found = paths(madeMasks({ order, hidden: Array(depth).fill(dim + 1), outputs }));
    found.forEach((row, i) =>
      row.forEach((count, at) => {
        const before = order.indexOf(i) < order.indexOf(Math.floor(at / outputs));
        equal(count > 0, before, `input ${i}, output ${at}, order ${order}`);
      })
    );
  }));
});

Deno.test("a masked network keeps still where a coordinate does not come before", () => {
  const form = { order: [2, 0, 1], hidden: [5, 4], outputs: 2 };
  const masks = madeMasks(form);
  const net = maskMlp(mlp({ widths: [3, 5, 4, 6], activation: "tanh" }, stream(1)), masks);
  const y = [0.3, -0.7, 1.1], here = evaluateMlp(net, y);
  for (const i of [0, 1, 2]) {
    const there = evaluateMlp(net, y.with(i, 5));
    for (const j of [0, 1, 2]) {
      const sees = form.order.indexOf(i) < form.order.indexOf(j);
      const pair = [2 * j, 2 * j + 1];
      equal(pair.some((at) => here[at] !== there[at]), sees, `input ${i}, outputs of ${j}`);
    }
  }
});

Deno.test("madeMasks() and maskMlp() name what they cannot use", () => {
  const at = (change: object) => (): unknown =>
    madeMasks({ order: [0, 1], hidden: [3], outputs: 1, ...change });
  refuses(
    at({ hidden: [0] }),
    new RangeError("Expected hidden[0] to be a positive integer; got 0"),
  );
  refuses(at({ outputs: 0 }), new RangeError("Expected outputs to be a positive integer; got 0"));
  refuses(
    at({ order: [0, 2] }),
    new RangeError("Expected order to hold 0 to 1, each once; got [0,2], without 1"),
  );
  const net = mlp({ widths: [2, 3, 2], activation: "tanh" }, stream(1));
  refuses(
    () => maskMlp(net, madeMasks({ order: [0, 1], hidden: [4], outputs: 1 })),
    new TypeError("Expected masks of shapes [2, 3],[3, 2]; got [2, 4],[4, 2]"),
  );
});
