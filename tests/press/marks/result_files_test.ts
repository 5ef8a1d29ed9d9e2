import { deepEqual, equal, match, notEqual, rejects } from "node:assert/strict";
import { join } from "node:path";
import {
  fileNameOf,
  readResult,
  readResults,
  readRun,
  resultPath,
  writeResult,
  writeRun,
} from "../../../lib/press/marks/mod.ts";
import { madeUpClass, madeUpRun } from "./made_up.ts";
import { inTemporary } from "./temporary.ts";

Deno.test("fileNameOf() makes a name that every system can have", () => {
  const names = [
    "../../etc/passwd",
    "=cmd()",
    "",
    "CON",
    "a".repeat(400),
    "🦊".repeat(99),
    "x\0y",
    "-rf",
    "..",
  ];
  for (const name of names) match(fileNameOf(name), /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u);
  for (const name of names) equal(new TextEncoder().encode(fileNameOf(name)).length < 255, true);
  notEqual(fileNameOf("a b"), fileNameOf("a-b"));
  match(fileNameOf("Åse Müller_12_assignsubmission_file"), /^Åse-Müller_12_assignsubmission_file-/);
  equal(fileNameOf("e\u0301").slice(0, 1), "é");
});

Deno.test("results come back as they were kept, in the order of their folders", async () => {
  await inTemporary(async (folder) => {
    const results = madeUpClass(4), run = madeUpRun(results);
    await writeRun(folder, run);
    for (const result of results) await writeResult(folder, result);
    deepEqual(await readRun(folder), run);
    const sorted = results.map(({ folder }) => folder).sort();
    deepEqual((await readResults(folder)).map(({ folder }) => folder), sorted);
    deepEqual(await readResult(folder, results[2]!.folder), results[2]);
    equal(await readResult(folder, "Nobody"), undefined);
  });
});

Deno.test("a file that holds something else is named", async () => {
  await inTemporary(async (folder) => {
    await rejects(
      readRun(folder),
      /Expected results of the grader in .*; got no run\.json: there is no/,
    );
    const [result] = madeUpClass(1);
    await writeResult(folder, result!);
    const path = resultPath(folder, result!.folder);
    for (const text of ['{"form": 1', "[]", "null", '{"form": 2}']) {
      await Deno.writeTextFile(path, text);
      await rejects(readResults(folder), (error: Error) => error.message.includes(path));
    }
    await Deno.writeTextFile(join(folder, "run.json"), '{"form": 1}');
    await rejects(readRun(folder), /Expected the record of a run in/);
  });
});
