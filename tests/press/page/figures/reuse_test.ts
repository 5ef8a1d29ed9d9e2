import { deepStrictEqual, notStrictEqual, strictEqual } from "node:assert/strict";
import { reuseLists } from "../../../../lib/press/page/figures/reuse.ts";

Deno.test("lists that say the same are the same lists, also lists of lists", () => {
  const before = [{ type: "heatmap", x: [1, 2], z: [[1, 2], [3, null]], name: "a" }];
  const after = [{ type: "heatmap", x: [1, 2], z: [[1, 2], [3, null]], name: "b" }];
  const [trace] = reuseLists(before, after);
  strictEqual(trace!.x, before[0]!.x);
  strictEqual(trace!.z, before[0]!.z);
  strictEqual(trace!.name, "b");
});

Deno.test("a list that changed anywhere, or in length, is the new one", () => {
  const before = [{ y: [1, 2], z: [[1], [2]] }];
  for (const after of [[{ y: [1, 3], z: [[1], [3]] }], [{ y: [1, 2, 3], z: [[1]] }]]) {
    const [trace] = reuseLists(before, after);
    strictEqual(trace!.y, after[0]!.y);
    strictEqual(trace!.z, after[0]!.z);
  }
});

Deno.test("another kind of trace, or one more, shares nothing", () => {
  const x = [1, 2];
  const drawn = reuseLists([{ type: "bar", x }], [{ type: "scatter", x: [1, 2] }, { x: [1, 2] }]);
  deepStrictEqual(drawn.map((trace) => trace.x), [[1, 2], [1, 2]]);
  for (const trace of drawn) notStrictEqual(trace.x, x);
});
