import { equal, match, ok } from "node:assert/strict";
import { judgeChapter } from "../../../lib/press/reproduce/judge_chapter.ts";
import { ledgerTable } from "../../../lib/press/reproduce/ledger_table.ts";
import {
  checkRecord,
  claimRecord,
  ledgerCheck,
  ledgerClaim,
  MONTE_CARLO,
  NOTHING_SHOWN,
} from "./helpers.ts";

const ledger = [
  ledgerClaim("S3.38", {
    statement: "The marginal field is the posterior average of the conditional fields",
    checks: [
      ledgerCheck("value"),
      ledgerCheck("a-check-with-a-very-long-name", { expected: [0.24227141, 0.75772859] }),
      ledgerCheck("moments", { expected: null }),
      ledgerCheck("gone"),
    ],
  }),
  ledgerClaim("S3.40", { checks: [ledgerCheck("value", { within: { atLeast: 0.999 } })] }),
];
const weights = [0.242271412345, 0.757728587655];
const long = Array.from({ length: 12 }, (_, i) => -i - 0.123456789);
const records = [
  claimRecord("S3.38", [
    checkRecord("value", { left: -1.56747774513, error: 2.3456e-11 }),
    checkRecord("a-check-with-a-very-long-name", { left: weights, right: weights }),
    checkRecord("moments", { ...MONTE_CARLO, left: long, right: long }),
  ]),
  claimRecord("S3.40", [checkRecord("value", { left: null, verdict: "fails" })]),
];
const { rows } = judgeChapter({
  ledger,
  records,
  shown: NOTHING_SHOWN,
  absent: "missing",
  skipped: new Set(),
});
const lines = ledgerTable(rows).split("\n");

Deno.test("ledgerTable() has a line for each check and fits 160 columns", () => {
  equal(lines.length, 2 + 5);
  ok(lines.every((line) => line.length <= 160), `${Math.max(...lines.map((l) => l.length))}`);
});

Deno.test("ledgerTable() shows the numbers of a check", () => {
  match(lines[2]!, /^S3\.38 +The marginal field is the… +value +-1\.56747774513 +2 +2 /);
  match(lines[2]!, / 2\.3e-11 +1e-10 +0\.35 +FAILS$/); // the sides are not equal
  match(lines[3]!, /^S3\.38 {30,}a-check-with-a-very-l… +\[0\.2423, 0\.7577] /);
  match(lines[3]!, / <1e-12 +1e-10 /);
});

Deno.test("ledgerTable() shortens long vectors and marks averages of random draws", () => {
  match(lines[4]!, / \[-0\.123, …]\(12\) .* - +0\.003 +±0\.01 +0\.35 /);
});

Deno.test("ledgerTable() shows what is not there as a dash", () => {
  match(lines[5]!, / gone +- +- +2 +- +- +- +missing$/);
  match(lines[6]!, / value +- +2 +>= 0\.999 /);
});
