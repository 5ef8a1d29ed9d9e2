import assert from "node:assert/strict";
import { compareClaims } from "../../../../lib/press/page/verify/compare.ts";
import { summaryLine } from "../../../../lib/press/page/verify/result.ts";
import { uniteRecords } from "../../../../lib/press/page/verify/unite.ts";
import { checkRecord, claimRecord } from "../../reproduce/helpers.ts";

const CHAPTER = [claimRecord("S1.01", [checkRecord("value")], ["S1.02", "S1.03"])];
const EVIDENCE = [
  claimRecord("S1.01", [checkRecord("bins")], ["S1.03"]),
  claimRecord("S1.02", [checkRecord("ends", { verdict: "fails" })]),
];

Deno.test("uniteRecords() has one record for each claim, with the checks of all notebooks", () => {
  const [first, second, ...others] = uniteRecords([CHAPTER, EVIDENCE]);
  assert.deepEqual(first!.checks.map(({ name }) => name), ["value", "bins"]);
  assert.deepEqual([first!.covers, first!.verdict], [["S1.03"], "holds"]);
  assert.deepEqual([second!.id, second!.verdict, others], ["S1.02", "fails", []]);
});

Deno.test("a claim is counted once, and is not reached while its evidence has not run", () => {
  const saved = uniteRecords([CHAPTER, EVIDENCE]);
  const all = [{ title: "1. One", slow: 0, claims: compareClaims(saved, saved) }];
  assert.equal(summaryLine(all), "2 of 3 claims hold, 2 of 2 records equal bit for bit");
  const half = compareClaims(saved, uniteRecords([CHAPTER]));
  assert.deepEqual(half.map(({ verdict }) => verdict), ["not reached", "not reached"]);
});
