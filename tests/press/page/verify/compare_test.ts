import assert from "node:assert/strict";
import fc from "#properties";
import type { ClaimRecord } from "../../../../lib/notebook/records/claim_record.ts";
import { compareClaims, sameJson } from "../../../../lib/press/page/verify/compare.ts";
import { equalWords } from "../../../../lib/press/page/verify/result.ts";
import { claimRecord } from "../../book/fixture.ts";

function record(id: string, change: object = {}): ClaimRecord {
  return { ...claimRecord(id), ...change } as unknown as ClaimRecord;
}

Deno.test("compareClaims() finds equal records equal, whatever the order of their keys", () => {
  const saved = record("S3.38");
  const here = Object.fromEntries(Object.entries(saved).reverse()) as unknown as ClaimRecord;
  const [claim] = compareClaims([saved], [here]);
  assert.deepEqual([claim!.verdict, claim!.equal], ["holds", true]);
  assert.deepEqual(claim!.checks.map(({ name }) => name), ["at five times", "by simulation"]);
});

Deno.test("compareClaims() sees one changed bit", () => {
  const saved = record("S3.38"), here = structuredClone(saved);
  const check = here.checks[1] as { left: number };
  check.left += Number.EPSILON / 2; // the next number
  const [claim] = compareClaims([saved], [here]);
  assert.deepEqual([claim!.verdict, claim!.equal], ["holds", false]);
  assert.deepEqual(claim!.checks.map(({ differing }) => differing), [[], ["left"]]);
  assert.equal(equalWords(claim!), "differs: by simulation (left)");
});

Deno.test("compareClaims() tells what was not reached, and what is new", () => {
  const claims = compareClaims([record("S3.01")], [record("S3.02", { verdict: "fails" })]);
  assert.deepEqual(
    claims.map(({ id, verdict, equal }) => [id, verdict, equal]),
    [["S3.01", "not reached", false], ["S3.02", "fails", false]],
  );
  assert.equal(claims[0]!.checks[0]!.here, undefined);
});

Deno.test("compareClaims() takes the last of repeated records", () => {
  const [claim] = compareClaims([record("S3.01")], [
    record("S3.01", { verdict: "fails" }),
    record("S3.01"),
  ]);
  assert.equal(claim!.verdict, "holds");
});

Deno.test("sameJson() is equality of JSON texts with sorted keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: true }), fc.jsonValue(), (a, b) => {
      assert.ok(sameJson(a, JSON.parse(JSON.stringify(a))));
      assert.equal(sameJson(a, b), sameJson(b, a));
    }),
    { seed: 1 },
  );
  assert.ok(!sameJson([], {}));
  assert.ok(!sameJson({ a: 1 }, { a: 1, b: undefined }));
  assert.ok(!sameJson({ toString: 1 }, { a: 1 }));
  assert.ok(!sameJson(null, 0));
});
