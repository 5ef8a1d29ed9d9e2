import { deepEqual, rejects } from "node:assert/strict";
import { readLedger } from "../../../lib/press/reproduce/ledger.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { ledgerClaim } from "./helpers.ts";

/** A folder `data/chapters` with these files. */
async function withChapters(
  files: Readonly<Record<string, unknown>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      await Deno.mkdir(`${folder}/${path.replace(/\/[^/]*$/, "")}`, { recursive: true });
      await Deno.writeTextFile(`${folder}/${path}`, JSON.stringify(content));
    }
    await use(folder);
  });
}

Deno.test("readLedger() reads chapter by chapter, each in the order of its file", async () => {
  const files = {
    "10-flows/claims.json": [ledgerClaim("S1.03", { chapter: "flows" })],
    "02-averages/claims.json": [ledgerClaim("S1.02"), ledgerClaim("S1.01")],
  };
  await withChapters(files, async (folder) => {
    const ids = (await readLedger(folder)).map(({ id }) => id);
    deepEqual(ids, ["S1.02", "S1.01", "S1.03"]);
  });
});

Deno.test("readLedger() names the file that is wrong", async () => {
  const averages = [ledgerClaim("S1.01")];
  const bad: readonly [Readonly<Record<string, unknown>>, RegExp][] = [
    [
      { "averages/claims.json": averages },
      /^Expected folders named like 03-odes in .*; got averages$/,
    ],
    [
      { "02-averages/claims.json": averages, "02-flows/claims.json": [] },
      /to differ in number and name; got 02-averages and 02-flows$/,
    ],
    [{ "02-averages/notes.json": [] }, /^Cannot read .*\/02-averages\/claims\.json: /],
    [{ "02-averages/claims.json": [{}] }, /\/02-averages\/claims\.json: \/0 must have required/],
    [
      { "02-averages/claims.json": [...averages, ...averages] },
      /\/02-averages\/claims\.json: Expected different ids; got S1\.01 twice$/,
    ],
    [
      {
        "02-averages/claims.json": averages,
        "03-flows/claims.json": [ledgerClaim("S1.01", { chapter: "flows" })],
      },
      /\/03-flows\/claims\.json: Expected different ids; got S1\.01 which is also in .*\/02-averages\//,
    ],
    [
      { "03-flows/claims.json": averages },
      /\/03-flows\/claims\.json: Expected claims of the chapter "flows"; got S1\.01 of "averages"$/,
    ],
  ];
  for (const [files, message] of bad) {
    await withChapters(files, async (folder) => {
      await rejects(readLedger(folder), { name: "TypeError", message });
    });
  }
  await rejects(readLedger("/nowhere"), { name: "TypeError", message: /^Cannot read \/nowhere: / });
});
