import assert from "node:assert/strict";
import type { ClaimRecord } from "../../../../lib/notebook/records/claim_record.ts";
import { compareClaims } from "../../../../lib/press/page/verify/compare.ts";
import { describeMachine } from "../../../../lib/press/page/verify/machine.ts";
import { resultText, summaryLine } from "../../../../lib/press/page/verify/result.ts";
import { claimRecord } from "../../book/fixture.ts";

const SAVED = ["S1.01", "S1.02"].map((id) => claimRecord(id) as unknown as ClaimRecord);

Deno.test("summaryLine() counts over all chapters", () => {
  const results = [
    { title: "1. One", claims: compareClaims(SAVED, SAVED), slow: 3 },
    { title: "2. Two", claims: compareClaims(SAVED, SAVED.slice(1)), slow: 0, problem: "stopped" },
  ];
  assert.equal(
    summaryLine(results),
    "9 of 12 claims hold, 3 of 4 records equal bit for bit; 3 slow records were left out",
  );
});

Deno.test("resultText() has a line for each check", () => {
  const claims = compareClaims(SAVED, SAVED.slice(1));
  const lines = resultText(["Flowbook on a machine, 7 s"], [
    { title: "1. One", claims, slow: 0, problem: `cell "x": Error: y` },
  ]).split("\n");
  assert.equal(lines[0], "Flowbook on a machine, 7 s");
  assert.equal(lines[3], `1. One (not run to its end: cell "x": Error: y)`);
  assert.equal(
    lines[6],
    ["S1.01 +2", "by simulation", "0.503", "–", "not reached", "differs"].join("\t"),
  );
  assert.equal(
    lines[8],
    ["S1.02 +2", "by simulation", "0.503", "0.503", "holds", "equal"].join("\t"),
  );
});

Deno.test("describeMachine() says as much as the browser tells", async () => {
  const plain = { userAgent: "Mozilla/5.0 Safari/605.1", hardwareConcurrency: 2 };
  assert.equal(await describeMachine(plain), "Mozilla/5.0 Safari/605.1, 2 cores");
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
  assert.equal(
    await describeMachine({ ...plain, userAgent }),
    "Firefox 153.0, X11; Linux x86_64, 2 cores",
  );
  const told = {
    architecture: "x86",
    bitness: "64",
    platform: "Linux",
    fullVersionList: [
      { brand: "Not)A;Brand", version: "8" },
      { brand: "Chromium", version: "156.0.1" },
      { brand: "Google Chrome", version: "156.0.2" },
    ],
  };
  const userAgentData = { getHighEntropyValues: () => Promise.resolve(told) };
  assert.equal(
    await describeMachine({ ...plain, userAgentData }),
    "Google Chrome 156.0.2, Linux x86 64, 2 cores",
  );
  const secretive = { getHighEntropyValues: () => Promise.reject(new Error("no")) };
  assert.equal(
    await describeMachine({ ...plain, userAgentData: secretive }),
    "Mozilla/5.0 Safari/605.1, 2 cores",
  );
});
