import assert from "node:assert/strict";
import { claimRecords, savedChapter } from "../../../../lib/press/page/verify/saved_chapter.ts";
import { claimOutput, code, markdown } from "../../book/fixture.ts";

const CLAIM = "application/vnd.flowbook.claim+json";

Deno.test("savedChapter() takes the quick code cells and their records", () => {
  const { cells, records, slow } = savedChapter({
    cells: [
      markdown("intro", "# Title"),
      { ...code("one", "", [claimOutput({ id: "S1.01" })]), source: ["const a = 1;\n", "a"] },
      code("long", "train()", [claimOutput({ id: "S1.02" })], ["slow"]),
      code("two", "a + 1"),
    ],
  });
  assert.deepEqual(cells, [{ id: "one", source: "const a = 1;\na" }, {
    id: "two",
    source: "a + 1",
  }]);
  assert.deepEqual(records.map(({ id }) => id), ["S1.01"]);
  assert.equal(slow, 1);
});

Deno.test("savedChapter() refuses what is no notebook", () => {
  for (const value of [null, 7, {}, { cells: "none" }]) {
    assert.throws(() => savedChapter(value), /Expected a notebook with cells/);
  }
});

Deno.test("claimRecords() leaves out what is no record", () => {
  const [good] = claimRecords((claimOutput() as { data: Record<string, unknown> }).data);
  assert.equal(good!.id, "S3.38");
  const bad = [null, 7, "x", {}, { ...good, id: 7 }, { ...good, checks: [null] }, {
    ...good,
    checks: [{ name: "x", left: { length: 1 } }],
  }, {
    ...good,
    verdict: "<b>",
  }];
  assert.deepEqual(claimRecords({ [CLAIM]: bad }), []);
  assert.deepEqual(claimRecords({}), []);
  assert.deepEqual(claimRecords(undefined), []);
});
