import { deepEqual, equal, ok } from "node:assert/strict";
import { stream } from "flowbook/random";
import { isHonest, overRoots, type RootRows } from "../../../lib/press/reproduce/over_roots.ts";
import type { CheckRecord } from "../../../lib/press/reproduce/records.ts";
import { checkRecord, MONTE_CARLO } from "./helpers.ts";

function runsOf(records: readonly CheckRecord[]): RootRows[] {
  return records.map((record, i) => ({
    root: i + 1,
    rows: [{
      id: "S0.1",
      statement: "",
      check: record.name,
      record,
      verdict: record.verdict === "holds" ? "holds" : "fails",
      reasons: [],
    }],
  }));
}

function average(left: number): CheckRecord {
  return checkRecord("value", { ...MONTE_CARLO, left, right: 0, allowed: 4 }); // standard error 1
}

Deno.test("overRoots() finds the worst root and those that fail", () => {
  const runs = runsOf([
    checkRecord("value"),
    checkRecord("value", { left: 2 + 1e-10 }),
    checkRecord("value", { left: 3, verdict: "fails" }),
  ]);
  const [{ id, check, failing, worst, z }] = overRoots(runs) as [ReturnType<typeof overRoots>[0]];
  deepEqual([id, check, failing, worst!.root, z], ["S0.1", "value", [3], 3, undefined]);
  ok(Math.abs(overRoots(runs.slice(0, 2))[0]!.worst!.share - 0.5) < 1e-6); // 1e-10 of 2e-10
});

Deno.test("z of honest averages has mean 0 and spread 1; a weight without variance has not", () => {
  const normal = Array.from(stream(3).normal(400));
  const honest = overRoots(runsOf(normal.map(average)))[0]!.z!;
  ok(isHonest(honest, 400));
  ok(!isHonest(overRoots(runsOf(normal.map((z) => average(z - 0.4))))[0]!.z!, 400)); // low
  ok(!isHonest(overRoots(runsOf(normal.map((z) => average(1.6 * z))))[0]!.z!, 400)); // too wide
  const few = { mean: 1.1, sd: 1 };
  ok(isHonest(few, 4) && !isHonest(few, 40));
});

Deno.test("with a bias, or of a list, there is no z", () => {
  const biased = { ...average(1), tolerance: { name: "monteCarlo", why: "bins of 0.1" } };
  const list = { ...average(1), left: [1, 2], right: [0, 0], spread: [4, 4] };
  equal(overRoots(runsOf([biased, biased]))[0]!.z, undefined);
  equal(overRoots(runsOf([list, list]))[0]!.z, undefined);
});
