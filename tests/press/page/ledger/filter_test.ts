import assert from "node:assert/strict";
import fc from "#properties";
import { ALL, fromQuery, passes, toQuery } from "../../../../lib/press/page/ledger/filter.ts";

const entry = { source: "S3", chapter: "odes", form: "proved", text: "S3.38 Euler has order 1" };

Deno.test("passes() asks for every field that is set, and for every word", () => {
  assert.ok(passes(entry, ALL));
  assert.ok(
    passes(entry, { source: "S3", chapter: "odes", form: "proved", words: "EULER  s3.38" }),
  );
  for (
    const other of [{ source: "S1" }, { chapter: "x" }, { form: "shown" }, { words: "euler two" }]
  ) {
    assert.ok(!passes(entry, { ...ALL, ...other }));
  }
});

Deno.test("a filter survives the address", () => {
  const word = fc.string().map((text) => text.trim());
  const filter = fc.record({ source: word, chapter: word, form: word, words: word }, {
    noNullPrototype: true,
  });
  fc.assert(fc.property(filter, (one) => assert.deepEqual(fromQuery(toQuery(one)), one)), {
    seed: 1,
  });
});

Deno.test("an address without a filter lets all pass, and a filter that does leaves it bare", () => {
  assert.deepEqual(fromQuery("?utm=1"), ALL);
  assert.equal(toQuery({ ...ALL, words: "  " }), "");
});
