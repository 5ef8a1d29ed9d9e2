import { deepEqual, equal, match } from "node:assert/strict";
import {
  type Evidence,
  judgeChapter,
  type Judgement,
} from "../../../lib/press/reproduce/judge_chapter.ts";
import {
  complaints,
  countClaims,
  ofOtherData,
  summary,
} from "../../../lib/press/reproduce/summary.ts";
import { checkRecord, claimRecord, ledgerCheck, ledgerClaim, NOTHING_SHOWN } from "./helpers.ts";

const COUNTS = { checked: 0, shown: 0, cited: 0, failed: 0, missing: 0, skipped: 0 };

function judged(evidence: Partial<Evidence>): Judgement {
  return judgeChapter({
    ledger: [],
    records: [],
    shown: NOTHING_SHOWN,
    absent: "missing",
    skipped: new Set(),
    ...evidence,
  });
}

function verdicts({ claims }: Judgement): Record<string, string> {
  return Object.fromEntries(claims.map(({ id, verdict }) => [id, verdict]));
}

Deno.test("an id that no cell reports is missing", () => {
  const ledger = [ledgerClaim("S3.38"), ledgerClaim("S3.39")];
  const judgement = judged({ ledger, records: [claimRecord("S3.38")] });
  deepEqual(verdicts(judgement), { "S3.38": "holds", "S3.39": "missing" });
  deepEqual(complaints(judgement.rows), ["MISSING S3.39: no cell reports value"]);
});

Deno.test("cells that agree with themselves and not with the ledger may have other data", () => {
  const ledger = ["S3.38", "S3.39", "S3.40"].map((id) => ledgerClaim(id));
  const changed = claimRecord("S3.39", [checkRecord("value", { left: 3, right: 3 })]);
  const apart = claimRecord("S3.40", [checkRecord("value", { left: 3, verdict: "fails" })]);
  const records = [claimRecord("S3.38"), changed, apart];
  const { rows } = judged({ ledger, records });
  equal(rows.filter(({ verdict }) => verdict === "fails").length, 2);
  const [line, ...more] = ofOtherData(rows);
  match(line!, /^1 check above/);
  deepEqual(more, []);
  deepEqual(ofOtherData(judged({ ledger, records: [records[0]!, apart] }).rows), []);
});

Deno.test("a check of the ledger that the record lacks is missing", () => {
  const ledger = [ledgerClaim("S3.38", { checks: [ledgerCheck("value"), ledgerCheck("sum")] })];
  const judgement = judged({ ledger, records: [claimRecord("S3.38")] });
  deepEqual(judgement.rows.map(({ check, verdict }) => [check, verdict]), [
    ["value", "holds"],
    ["sum", "missing"],
  ]);
  deepEqual(verdicts(judgement), { "S3.38": "missing" });
});

Deno.test("a record must meet every check of every id that it covers", () => {
  const ledger = [
    ledgerClaim("S3.38"),
    ledgerClaim("S3.13", { checks: [ledgerCheck("value"), ledgerCheck("bins")] }),
  ];
  const records = [claimRecord("S3.38", [checkRecord("value")], ["S3.13"])];
  deepEqual(verdicts(judged({ ledger, records })), { "S3.38": "holds", "S3.13": "missing" });
  const all = [claimRecord("S3.38", [checkRecord("value"), checkRecord("bins")], ["S3.13"])];
  deepEqual(verdicts(judged({ ledger, records: all })), { "S3.38": "holds", "S3.13": "holds" });
});

Deno.test("one name may stand for two things when it is written with its id", () => {
  const ledger = [
    ledgerClaim("S3.40"),
    ledgerClaim("S4.82", { checks: [ledgerCheck("value", { expected: 3 })] }),
  ];
  const checks = [checkRecord("value"), checkRecord("S4.82/value", { left: 3, right: 3 })];
  const records = [claimRecord("S3.40", checks, ["S4.82"])];
  const judgement = judged({ ledger, records });
  deepEqual(verdicts(judgement), { "S3.40": "holds", "S4.82": "holds" });
  equal(judgement.rows.length, 2);
});

Deno.test("checks of one id may come from several records", () => {
  const ledger = [ledgerClaim("S3.13", { checks: [ledgerCheck("value"), ledgerCheck("bins")] })];
  const records = [claimRecord("S3.13"), claimRecord("S3.13", [checkRecord("bins")])];
  deepEqual(verdicts(judged({ ledger, records })), { "S3.13": "holds" });
});

Deno.test("a record whose verdict is fails makes its claim fail", () => {
  const failing = checkRecord("value", { verdict: "fails", left: 2.1, reason: "off by 0.05" });
  const judgement = judged({
    ledger: [ledgerClaim("S3.38")],
    records: [claimRecord("S3.38", [failing])],
  });
  deepEqual(verdicts(judgement), { "S3.38": "fails" });
  deepEqual(complaints(judgement.rows), ["FAILS S3.38 value: off by 0.05"]);
});

Deno.test("a check that the ledger does not ask for must hold, too", () => {
  const extra = checkRecord("extra", { verdict: "fails", reason: "NaN" });
  const records = [claimRecord("S3.38", [checkRecord("value"), extra])];
  deepEqual(verdicts(judged({ ledger: [ledgerClaim("S3.38")], records })), { "S3.38": "fails" });
});

Deno.test("a check that two cells report fails, though both hold", () => {
  const judgement = judged({
    ledger: [ledgerClaim("S3.38")],
    records: [claimRecord("S3.38"), claimRecord("S3.38")],
  });
  deepEqual(verdicts(judgement), { "S3.38": "fails" });
  deepEqual(complaints(judgement.rows), ["FAILS S3.38 value: this check is reported twice"]);
});

Deno.test("an id that the ledger does not have fails", () => {
  const judgement = judged({ records: [claimRecord("S9.99")] });
  deepEqual(judgement.claims, [{ id: "S9.99", form: "unknown", verdict: "fails" }]);
  deepEqual(complaints(judgement.rows), [
    "FAILS S9.99: the ledger does not have this id in this chapter",
  ]);
});

Deno.test("after a stop the claims of later cells are not reached, and count as missing", () => {
  const ledger = [ledgerClaim("S3.38"), ledgerClaim("S3.39")];
  const records = [claimRecord("S3.38")];
  const judgement = judged({ ledger, records, absent: "not reached" });
  deepEqual(verdicts(judgement), { "S3.38": "holds", "S3.39": "not reached" });
  deepEqual(countClaims(judgement.claims), {
    ...COUNTS,
    checked: 1,
    missing: 1,
  });
});

Deno.test("skipped claims are counted apart", () => {
  const ledger = [ledgerClaim("S3.38"), ledgerClaim("S3.39")];
  const judgement = judged({ ledger, skipped: new Set(["S3.39"]) });
  deepEqual(verdicts(judgement), { "S3.38": "missing", "S3.39": "slow, skipped" });
  deepEqual(countClaims(judgement.claims), {
    ...COUNTS,
    missing: 1,
    skipped: 1,
  });
});

Deno.test("summary() counts by form and ends with the line that machines read", () => {
  const ledger = [
    ledgerClaim("S3.38"),
    ledgerClaim("S3.39"),
    ledgerClaim("S3.40", { form: "measured" }),
    ledgerClaim("S1.05", { form: "shown" }),
    ledgerClaim("S1.16", { form: "cited" }),
  ];
  const failing = checkRecord("value", { verdict: "fails" });
  const records = [
    claimRecord("S3.38"),
    claimRecord("S3.40", [failing]),
    claimRecord("S1.05"),
    claimRecord("S1.16"),
  ];
  const lines = summary({ judgements: [judged({ ledger, records })], seed: 7, troubled: 0 }).split(
    "\n",
  );
  deepEqual(lines.slice(0, 4), [
    "proved    1 of 2 hold, 1 missing",
    "measured  0 of 1 hold, 1 failed",
    "shown     1 of 1 hold",
    "cited     1 of 1 hold",
  ]);
  match(lines.at(-2)!, /^seed 7: /);
  const last = "5 ids: 2 checked, 1 shown, 1 cited, 1 failed, 1 missing";
  equal(lines.at(-1), last);
  const troubled = summary({ judgements: [judged({ ledger, records })], seed: 7, troubled: 2 });
  equal(troubled.split("\n").at(-1), `${last}; a problem, said above, in 2 chapters`);
});

Deno.test("a claim may be upheld by a picture or by a work that the prose links to", () => {
  const address = "https://arxiv.org/abs/2209.15571";
  const ledger = [
    ledgerClaim("S1.39", { form: "shown", figure: "figure-five-views", checks: [] }),
    ledgerClaim("S4.127", { form: "cited", cites: [address], checks: [] }),
    ledgerClaim("S4.98", { form: "shown", figure: "figure-flows" }),
  ];
  const pictures = new Set(["figure-five-views", "figure-flows"]);
  const good = judged({
    ledger,
    shown: { pictures, links: new Set([address]) },
    records: [claimRecord("S4.98")],
  });
  deepEqual(verdicts(good), { "S1.39": "holds", "S4.127": "holds", "S4.98": "holds" });
  deepEqual(countClaims(good.claims), { ...COUNTS, shown: 2, cited: 1 });
  const bare = judged({ ledger, records: [claimRecord("S4.98")] });
  deepEqual(verdicts(bare), { "S1.39": "missing", "S4.127": "missing", "S4.98": "missing" });
  deepEqual(complaints(bare.rows), [
    "MISSING S1.39: no cell reports picture figure-five-views",
    `MISSING S4.127: no cell reports link to ${address}`,
    "MISSING S4.98: no cell reports picture figure-flows",
  ]);
});
