import { deepEqual, equal, match } from "node:assert/strict";
import { join } from "node:path";
import {
  findSubmissions,
  readSubmission,
  type Submission,
} from "../../../../lib/press/grading/mod.ts";
import { zipOf } from "./zips.ts";

const WANTED = { sheet: "00-toy", ids: ["q1-answer"] };

/** A notebook with one cell, whose source tells it from others. */
function notebook(source: string, id = "q1-answer"): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [{ cell_type: "code", id, metadata: {}, source, outputs: [], execution_count: null }],
  });
}

async function read(path: string): Promise<Submission[]> {
  const { submissions } = await findSubmissions(path);
  return await Promise.all(submissions.map((one) => readSubmission(one, WANTED)));
}

async function inZip(files: Record<string, string | Uint8Array>): Promise<Submission[]> {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeFile(join(folder, "all.zip"), zipOf(files));
    return await read(join(folder, "all.zip"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function inFolder(make: (folder: string) => Promise<void>): Promise<Submission[]> {
  const folder = await Deno.makeTempDir();
  try {
    await make(folder);
    return await read(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const sourceOf = ({ notebook }: Submission): string | undefined => notebook?.cells[0]?.source;

Deno.test("Moodle's ZIP: a folder a student, whose name may have spaces, accents and a leading =", async () => {
  const all = await inZip({
    "Ada King Lovelace_101_assignsubmission_file/00-toy.ipynb": notebook("ada"),
    "=SUM(A1)_102_assignsubmission_file/00-toy.ipynb": notebook("sum"),
    "José Ångström_103_assignsubmission_file/Übung 1 (final).ipynb": notebook("jose"),
    "José Ångström_103_assignsubmission_onlinetext/onlinetext.html": "<p>see file</p>",
  });
  deepEqual(all.map(({ student }) => student), ["=SUM(A1)", "Ada King Lovelace", "José Ångström"]);
  deepEqual(all.map(sourceOf), ["sum", "ada", "jose"]);
  equal(all[1]!.folder, "Ada King Lovelace_101_assignsubmission_file");
});

Deno.test("Moodle's ZIP without folders", async () => {
  const [ada] = await inZip({
    "Ada Lovelace_7_assignsubmission_file_my_sheet.ipynb": notebook("ada"),
  });
  equal(ada!.student, "Ada Lovelace");
  equal(sourceOf(ada!), "ada");
});

Deno.test("a file that is named as somebody else's is not", async () => {
  const all = await inZip({
    "Ada_7_assignsubmission_file_00-toy.ipynb": notebook("ada"),
    "Eve_8_assignsubmission_file_Ada_7_assignsubmission_file_z00-toy.ipynb": notebook("eve"),
  });
  deepEqual(all.map(({ student }) => student), ["Ada", "Eve"]);
  deepEqual(all.map(sourceOf), ["ada", "eve"]);
});

Deno.test("Canvas's ZIP: who is late, and which of two attempts counts", async () => {
  const all = await inZip({
    "lovelaceada_LATE_7_801_00-toy-1.ipynb": notebook("first"),
    "lovelaceada_LATE_7_802_00-toy-10.ipynb": notebook("tenth"),
    "lovelaceada_LATE_7_803_00-toy-2.ipynb": notebook("second"),
    "noetheremmy_8_804_00-toy.ipynb": notebook("emmy"),
  });
  deepEqual(all.map(sourceOf), ["tenth", "emmy"]);
  match(all[0]!.remarks.join("\n"), /late/);
  match(all[0]!.remarks.join("\n"), /several notebooks.*toy-10/);
  deepEqual(all[1]!.remarks, []);
});

Deno.test("Gradescope's export has a folder around all of them", async () => {
  const all = await inZip({
    "assignment_5_export/submission_metadata.yml": "---\n",
    "assignment_5_export/submission_11/00-toy.ipynb": notebook("a"),
    "assignment_5_export/submission_12/sub/00-toy.ipynb": notebook("b"),
  });
  deepEqual(all.map(({ folder }) => folder), ["submission_11", "submission_12"]);
  deepEqual(all.map(sourceOf), ["a", "b"]);
});

Deno.test("Gradescope's export says whose submissions are, of a group and of one", async () => {
  const names = `---
submission_11:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0123'
    :email: ada@example.edu
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-11-02 20:24:20.594438000 Z
  :score: 10.0
submission_12:
  :submitters:
  - :name: "Zo\\xEB: B"
  - :name: Emmy
`;
  const files = {
    "submission_11/00-toy.ipynb": notebook("a"),
    "submission_12/00-toy.ipynb": notebook("b"),
    "submission_13/00-toy.ipynb": notebook("c"),
  };
  const students = ["Ada Lovelace", "Zoë: B, Emmy", "submission_13"];
  const all = await inZip({ ...files, "submission_metadata.yml": names });
  deepEqual(all.map(({ student }) => student), students);
  deepEqual(all.map(({ folder }) => folder), ["submission_11", "submission_12", "submission_13"]);
  const wrapped = Object.entries({ ...files, "submission_metadata.yml": names })
    .map(([path, text]) => [`assignment_5_export/${path}`, text]);
  const inside = await inZip(Object.fromEntries(wrapped));
  deepEqual(inside.map(({ student }) => student), students);
  const own = "submission_11:\n  :submitters:\n  - :name: Eve\n"; // and a student's own such file
  for (const folder of ["submission_11", "assignment_5_export/submission_11"]) {
    const few = folder === "submission_11" ? files : Object.fromEntries(wrapped);
    const told = await inZip({ ...few, [`${folder}/submission_metadata.yml`]: own });
    equal(told.some(({ student }) => student === "Eve"), false);
  }
});

Deno.test("names of Gradescope that cannot be read cost only the names", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.mkdir(join(folder, "submission_11"));
  await Deno.writeTextFile(join(folder, "submission_11", "00-toy.ipynb"), notebook("a"));
  await Deno.writeTextFile(join(folder, "submission_metadata.yml"), 'a: "b\n- c: [');
  const { submissions, remarks } = await findSubmissions(folder);
  deepEqual(submissions.map(({ student }) => student), ["submission_11"]);
  match(
    remarks.join("\n"),
    /^"submission_metadata.yml" cannot be read, so students have no names: /,
  );
  await Deno.remove(folder, { recursive: true });
});

Deno.test("plain folders as nbgrader has them, and loose files", async () => {
  const all = await inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "ada", "00-toy", ".ipynb_checkpoints"), { recursive: true });
    await Deno.writeTextFile(join(folder, "ada", "00-toy", "00-toy.ipynb"), notebook("ada"));
    await Deno.writeTextFile(
      join(folder, "ada", "00-toy", ".ipynb_checkpoints", "00-toy-checkpoint.ipynb"),
      notebook("old"),
    );
    await Deno.writeTextFile(join(folder, "emmy.ipynb"), notebook("emmy"));
    await Deno.writeTextFile(join(folder, "notes.txt"), "of the lecturer");
    await Deno.mkdir(join(folder, "zoe"));
  });
  deepEqual(all.map(({ student }) => student), ["ada", "emmy", "zoe"]);
  deepEqual(all.map(sourceOf), ["ada", "emmy", undefined]);
  match(all[2]!.remarks.join("\n"), /no notebook/);
});

Deno.test("what is hidden is not read, and that is said", async () => {
  const paths = {
    "Ada_1_assignsubmission_file/.work/00-toy.ipynb": notebook("hidden"),
    "Ada_1_assignsubmission_file/.work/more.ipynb": notebook("hidden, too"),
    "Ada_1_assignsubmission_file/.ipynb_checkpoints/00-toy-checkpoint.ipynb": notebook("old"),
    "Ada_1_assignsubmission_file/._00-toy.ipynb": "of macOS",
    ".Zoe/00-toy.ipynb": notebook("zoe"),
    ".git/config": "of git",
  };
  const folder = await Deno.makeTempDir();
  await Deno.writeFile(join(folder, "all.zip"), zipOf(paths));
  for (const [path, text] of Object.entries(paths)) {
    await Deno.mkdir(join(folder, "class", path, ".."), { recursive: true });
    await Deno.writeTextFile(join(folder, "class", path), text);
  }
  for (const place of ["all.zip", "class"]) {
    const { submissions, remarks } = await findSubmissions(join(folder, place));
    deepEqual(remarks, ['".Zoe" is hidden, by the dot of its name, and is not read']);
    deepEqual(submissions.map(({ student }) => student), ["Ada"]);
    const ada = await readSubmission(submissions[0]!, WANTED);
    deepEqual(ada.remarks, [
      '".work" is hidden, by the dot of its name, and is not read',
      "no notebook that can be read was handed in",
    ]);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("of two notebooks of one student the one of this sheet counts", async () => {
  const [ada] = await inZip({
    "ada/00-toy.ipynb": notebook("of another sheet", "q1-of-another"),
    "ada/renamed.ipynb": notebook("the answer"),
  });
  equal(sourceOf(ada!), "the answer");
  match(
    ada!.remarks.join("\n"),
    /several notebooks: "renamed.ipynb" counts, and not "00-toy.ipynb"/,
  );
});

Deno.test("a ZIP that a student hands in is opened", async () => {
  const [ada] = await inZip({
    "Ada_7_assignsubmission_file/sheet.zip": zipOf({ "folder/00-toy.ipynb": notebook("inside") }),
  });
  equal(sourceOf(ada!), "inside");
});

Deno.test("one notebook is a class of one", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(join(folder, "ada.ipynb"), notebook("alone"));
  const [ada] = await read(join(folder, "ada.ipynb"));
  equal(ada!.student, "ada");
  equal(sourceOf(ada!), "alone");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("what is no folder and no ZIP is said at once", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(join(folder, "no.zip"), "no ZIP at all");
  for (const name of ["no.zip", "missing"]) {
    const error = await read(join(folder, name)).catch((error) => error);
    match(error.message, new RegExp(`^Cannot read .*${name}`));
  }
  await Deno.remove(folder, { recursive: true });
});
