import { deepEqual, equal, match, ok } from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { notebookText } from "../../../lib/press/ipynb/mod.ts";
import { gradescopeZip } from "../../../lib/press/gradescope/mod.ts";
import { readMetadata } from "../../../lib/press/gradescope/metadata.ts";
import { readSheet, releaseNotebook, type Sheet } from "../../../lib/press/sheets/mod.ts";

const TOY = fileURLToPath(
  new URL("../../problems/toy/notebooks/problems/00-toy.ipynb", import.meta.url),
);
const PROGRAMS = ["setup.sh", "run_autograder"];
const LATE = "10 % a day, 1 free day";

/** A folder as Gradescope has it, with the autograder set up in it. */
async function autograder(): Promise<string> {
  const root = await Deno.makeTempDir({ prefix: "autograder-" });
  const files = unzipSync(await gradescopeZip({ path: TOY, late: LATE }));
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(root, "source", path);
    await Deno.mkdir(dirname(file), { recursive: true });
    await Deno.writeFile(file, bytes, { mode: PROGRAMS.includes(path) ? 0o755 : 0o644 });
  }
  await Deno.copyFile(join(root, "source", "run_autograder"), join(root, "run_autograder"));
  match(await started(join(root, "source", "setup.sh"), [], root), /Ready: 00-toy, 3 questions/);
  return root;
}

async function started(program: string, args: readonly string[], root: string): Promise<string> {
  const path = `${dirname(Deno.execPath())}:${Deno.env.get("PATH")}`;
  const { success, stdout, stderr } = await new Deno.Command(program, {
    args: [...args],
    env: { AUTOGRADER_ROOT: root, PATH: path, NO_COLOR: "1" },
  }).output();
  const [out, problems] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  ok(success, problems!);
  return out!;
}

// deno-lint-ignore no-explicit-any -- it is what another program reads
async function resultsOf(root: string, notebook: string, metadata: object): Promise<any> {
  await Deno.remove(join(root, "submission"), { recursive: true }).catch(() => {});
  await Deno.mkdir(join(root, "submission"));
  await Deno.writeTextFile(join(root, "submission", "00-toy.ipynb"), notebook);
  await Deno.writeTextFile(join(root, "submission_metadata.json"), JSON.stringify(metadata));
  await started(join(root, "run_autograder"), [], root);
  return JSON.parse(await Deno.readTextFile(join(root, "results", "results.json")));
}

function answered(sheet: Sheet, answers: Readonly<Record<string, string>>): string {
  const released = releaseNotebook(sheet);
  const cells = released.cells.map((cell) => ({
    ...cell,
    source: answers[cell.id] ?? cell.source,
  }));
  return notebookText({ ...released, cells });
}

const METADATA = {
  id: 11,
  created_at: "2026-11-03T22:00:00.000000-07:00",
  assignment: { due_date: "2026-11-01T23:00:00.000000-07:00" },
  users: [{ id: 1, name: "Ada Lovelace", email: "ada@example.org" }],
};

Deno.test({
  name: "Gradescope sets the autograder up and runs it: points, hidden tests, late days",
  ignore: Deno.build.os === "windows", // Gradescope is Linux
  fn: async () => {
    const root = await autograder(), sheet = await readSheet(TOY);
    const right = Object.fromEntries(
      sheet.cells.filter(({ role }) => role === "answer").map(({ id, source }) => [id, source]),
    );
    const inTime = { ...METADATA, created_at: "2026-11-01T22:59:00.000000-07:00" };
    const best = await resultsOf(root, answered(sheet, right), inTime);
    const tests = sheet.cells.filter(({ role }) => role === "test");
    const most = tests.reduce((sum, { points }) => sum + points, 0);
    equal(best.score, most);
    deepEqual(
      best.tests.map(({ max_score, visibility }: Record<string, unknown>) => ({
        max_score,
        visibility,
      })),
      tests.map(({ points, visibility }) => ({
        max_score: points,
        visibility: visibility === "visible" ? "visible" : "after_published",
      })),
    );
    const late = await resultsOf(root, answered(sheet, right), METADATA);
    equal(late.score, most * 0.9); // two days began, one is free
    match(late.output, /late/);
    const half = await resultsOf(
      root,
      answered(sheet, { "q1-answer": right["q1-answer"]! }),
      inTime,
    );
    equal(half.score, 5);
    const broken = await resultsOf(root, "no notebook", inTime);
    equal(broken.score, 0);
    match(broken.output, /notebook/);
    await Deno.remove(root, { recursive: true });
  },
});

/** What the directory of a ZIP says of its files: the permissions that Unix gives them. */
function permissionsIn(zip: Uint8Array): Map<string, number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length), found = new Map();
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length));
    found.set(name, view.getUint32(at + 38, true) >>> 16);
  }
  return found;
}

Deno.test("the archive has the same bytes each time, and what Gradescope starts at its top", async () => {
  const [one, two] = [await gradescopeZip({ path: TOY }), await gradescopeZip({ path: TOY })];
  deepEqual(one, two);
  ok("notebooks/problems/00-toy.ipynb" in unzipSync(one));
  const permissions = permissionsIn(one);
  for (const name of PROGRAMS) equal(permissions.get(name), 0o100755, name);
  equal(permissions.get("deno.json"), 0o100644);
});

Deno.test("the archive has all data that the library in it imports", async () => {
  const files = unzipSync(await gradescopeZip({ path: TOY })), decoder = new TextDecoder();
  const missing: string[] = [];
  let imports = 0;
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.endsWith(".ts")) continue;
    for (const [, from] of decoder.decode(bytes).matchAll(/^import .* from "(\..*\.json)"/gm)) {
      imports++;
      if (!(join(dirname(path), from!) in files)) missing.push(`${path}: ${from}`);
    }
  }
  ok(imports > 0);
  deepEqual(missing, []);
});

Deno.test("due dates: a student's own, the last of a group, none at all", () => {
  const days = (metadata: object): number => readMetadata(JSON.stringify(metadata)).lateDays;
  equal(days({ created_at: "2026-11-03T00:00:00Z" }), 0);
  const assignment = { due_date: "2026-11-01T00:00:00Z" };
  equal(days({ created_at: "2026-11-03T00:00:00Z", assignment }), 2);
  equal(days({ created_at: "2026-10-03T00:00:00Z", assignment }), 0);
  const users = [{ assignment: { due_date: "2026-11-02T00:00:00Z" } }, { assignment }];
  equal(days({ created_at: "2026-11-03T00:00:00Z", assignment, users }), 1);
});
