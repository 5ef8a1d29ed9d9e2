import { EXACT64 } from "flowbook/judge";
import { deepEqual, equal, ok } from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { agree } from "../judge/agree.ts";
import { noLeaks } from "../tensors/no_leaks.ts";
import { oneRun, SETTINGS } from "./one_run.ts";
import { CELLS, METHODS, PAIRS, PUBLISHED } from "./pairs.ts";
import { readResults } from "./results.ts";
import { spreadOf, tableOf } from "./summary.ts";
import { reproduceTable } from "./table.ts";

const SMALL = { ...SETTINGS, steps: 2, batch: 8, hidden: [4], sampling: 2, points: 30 };

noLeaks("one network is trained and tested, and repeats", () => {
  const laws = PAIRS["normal to moons"]!, once = { settings: SMALL, seed: 42 };
  for (const method of Object.values(METHODS)) {
    const scores = oneRun(laws, method, once);
    ok(scores.w2 > 0 && scores.bending >= 0 && scores.energy >= scores.bending);
    deepEqual(oneRun(laws, method, once), scores);
  }
});

Deno.test("the table has the eleven cells that were printed", () => {
  equal(CELLS.length, 11);
  deepEqual(CELLS.map(({ method, pair }) => `${method}, ${pair}`), Object.keys(PUBLISHED));
});

Deno.test("a call goes on where the last one stopped, and begins again with other settings", async () => {
  const folder = await mkdtemp(join(tmpdir(), "table-"));
  const path = join(folder, "of", "results.json"), said: string[] = [];
  const request = {
    path,
    print: (text: string) => void said.push(text),
    machine: "a machine",
    today: () => "a day",
  };
  try {
    const first = await reproduceTable({ ...request, settings: SMALL, seeds: [1] });
    equal(first.runs.length, 11);
    equal(first.pairs.length, 4);
    equal(said.length, 4 + 11 + 1);
    const text = await readFile(path, "utf8");
    await reproduceTable({ ...request, settings: SMALL, seeds: [1] });
    equal(said.length, 4 + 11 + 2, "nothing is measured twice");
    equal(await readFile(path, "utf8"), text);
    const more = await reproduceTable({ ...request, settings: SMALL, seeds: [1, 2] });
    equal(more.runs.length, 22);
    const rows = tableOf(more);
    equal(rows.length, 2 + 11);
    ok(rows[2]!.startsWith("| I-CFM, normal to 8 Gaussians | 2 | "));
    ok(rows[2]!.includes(" | 0.373 ± 0.103 | "));
    deepEqual((await readResults(path, { ...SMALL, steps: 3 })).runs, []);
  } finally {
    await rm(folder, { recursive: true });
  }
});

Deno.test("spread is mean and standard deviation of a sample", () => {
  const { mean, sd } = spreadOf([1, 2, 6]);
  agree([mean, sd], [3, Math.sqrt(7)], EXACT64);
});
