import { deepEqual, equal, match, ok, rejects, throws } from "node:assert/strict";
import { notebookText, readNotebook, writeNotebook } from "../../../lib/press/ipynb/mod.ts";
import {
  readSheet,
  releaseFiles,
  releaseNotebook,
  type Sheet,
  sheetProblems,
  studentSeed,
  withNbgrader,
} from "../../../lib/press/sheets/mod.ts";
import { inFolder } from "../ipynb/helpers.ts";
import { secretLines, TOY, toyWithSource } from "./toy.ts";

function cellOf({ cells }: Sheet, id: string): Sheet["cells"][number] {
  return cells.find((cell) => cell.id === id)!;
}

Deno.test("a sheet is read with its questions, points, roles and words", async () => {
  const sheet = await readSheet(TOY);
  equal(sheet.name, "00-toy");
  equal(sheet.title, "A toy sheet");
  equal(sheet.points, 12);
  deepEqual(sheet.questions.map(({ id, title, points }) => [id, title, points]), [
    ["q1", "Decay", 5],
    ["q2", "Find the bug", 4],
    ["q3", "A number first, then why", 3],
  ]);
  deepEqual(cellOf(sheet, "q1-answer").names, ["decay"]);
  equal(cellOf(sheet, "q1-test-half").visibility, "partly hidden");
  equal(cellOf(sheet, "q1-test-slope").visibility, "hidden");
  equal(cellOf(sheet, "q1-test-slope").says, "the slope is the field");
  equal(cellOf(sheet, "q1-test-door").visibility, "visible");
  deepEqual(cellOf(sheet, "q3-written").rubric.map(({ points }) => points), [1, 1]);
});

Deno.test("a release holds no line of a solution, a hidden test or a rubric", async () => {
  const sheet = await readSheet(TOY);
  const text = notebookText(releaseNotebook(sheet));
  const secrets = secretLines(sheet);
  equal(secrets.length > 20, true);
  for (const line of secrets) ok(!text.includes(JSON.stringify(line).slice(1, -1)), line);
  ok(!/BEGIN|END SOLUTION|HIDDEN/.test(text));
});

Deno.test("a release has stubs as far in as the solutions, and no outputs", async () => {
  const { cells } = releaseNotebook(await readSheet(TOY));
  const answer = cells.find(({ id }) => id === "q3-answer")!;
  equal(
    answer.source,
    `/** The average amount over the first half-life. */
async function averageLeft(): Promise<number> {
  // Your answer here.
  throw new Error("not answered yet");
}`,
  );
  equal(cells.find(({ id }) => id === "q3-test-average")!.source, "// A hidden test.");
  equal(cells.find(({ id }) => id === "q3-written")!.source, "Your answer here.");
  ok(cells.every((cell) => cell.cell_type !== "code" || cell.outputs.length === 0));
});

Deno.test("a seed changes the one line that says it", async () => {
  const [zero, seven] = await Promise.all([readSheet(TOY), readSheet(TOY, { seed: 7 })]);
  const differing = zero.cells.filter(({ source }, i) => source !== seven.cells[i]!.source);
  deepEqual(differing.map(({ id }) => id), ["setup"]);
  match(cellOf(seven, "setup").source, /^const sheetSeed = 7;$/m);
  deepEqual(releaseNotebook(seven).metadata.flowbook, { sheet: "00-toy", seed: 7 });
  await rejects(readSheet(TOY, { seed: -1 }), RangeError);
  await rejects(readSheet(TOY, { seed: 0.5 }), RangeError);
});

Deno.test("each student has a seed that the lecturer's seed decides", () => {
  const seeds = ["a", "b", "c"].map((student) => studentSeed(3, student));
  equal(new Set(seeds).size, 3);
  equal(studentSeed(3, " a "), seeds[0]);
  ok(studentSeed(4, "a") !== seeds[0]);
  ok(seeds.every((seed) => Number.isInteger(seed) && seed > 0));
});

Deno.test("nbgrader is told what the tags say", async () => {
  const notebook = await readNotebook(TOY);
  equal(notebookText(withNbgrader(notebook)), notebookText(notebook));
  const notes = new Map(notebook.cells.map(({ id, metadata }) => [id, metadata.nbgrader]));
  equal(notes.get("q1-text"), undefined);
  deepEqual(notes.get("q1-test-half"), {
    cell_type: "code",
    grade: true,
    grade_id: "q1-test-half",
    locked: true,
    points: 2,
    schema_version: 3,
    solution: false,
    task: false,
  });
  deepEqual(
    ["setup", "q1-answer", "q3-written"].map((id) => {
      const { grade, solution, locked } = notes.get(id) as Record<string, boolean>;
      return [grade, solution, locked];
    }),
    [[false, false, true], [false, true, false], [true, true, false]],
  );
});

Deno.test("a lecturer's own tests join their questions, and are never handed out", async () => {
  await inFolder(async (folder) => {
    const notebook = await readNotebook(TOY);
    const twin = notebook.cells.find(({ id }) => id === "q3-test-average")!;
    const own = ["q1-test-own", "q3-test-average"].map((id) => ({
      ...twin,
      id,
      metadata: { tags: ["test", "points-3"] },
    }));
    const path = `${folder}/00-toy.ipynb`;
    await writeNotebook(path, { ...notebook, cells: own });
    const sheet = await readSheet(TOY, { tests: folder });
    deepEqual(sheet.questions.map(({ points }) => points), [8, 4, 5]);
    deepEqual(
      sheetProblems(sheet).filter(({ kind }) => kind === "error").map(({ message }) => message),
      ["Expected a test of decay; it calls none"], // a test of q3 in q1
    );
    const released = releaseNotebook(sheet);
    const ids = released.cells.map(({ id }) => id);
    ok(!ids.includes("q1-test-own") && !ids.includes("q3-test-average"));
    match(released.cells.find(({ id }) => id === "q1-text")!.source, /^## 1\. Decay \(8 points\)/);

    const copy = [...notebook.cells, own[0]!];
    await writeNotebook(path, { ...notebook, cells: copy });
    deepEqual([...(await readSheet(TOY, { tests: folder })).added], ["q1-test-own"]);

    await writeNotebook(path, { ...notebook, cells: [{ ...twin, id: "q9-test-own" }] });
    await rejects(readSheet(TOY, { tests: folder }), /Expected tests of questions.*got q9/);
    await rejects(readSheet(TOY, { tests: `${folder}/no` }), /Expected a folder with tests/);
    await Deno.remove(path);
    equal((await readSheet(TOY, { tests: folder })).points, 12);
  });
});

Deno.test("a folder has no chapters: links lead to the book, or are words", async () => {
  const sheet = await toyWithSource("title", (s) => `${s}\n\nSee [chapter 7](../07-x.ipynb#loss).`);
  const surroundings = { script: "", types: "", kernel: "", licences: "", modules: [] };
  const titleIn = (book?: string): string => {
    const text = releaseFiles(sheet, { ...surroundings, book }).get("00-toy.ipynb")!;
    return JSON.parse(text).cells[0].source.at(-1);
  };
  equal(titleIn(), "See chapter 7.");
  equal(titleIn("https://b.example"), "See [chapter 7](https://b.example/07-x.html#loss).");
});

Deno.test("a sheet without a place for the seed has one variant", async () => {
  const { notebook } = await toyWithSource(
    "setup",
    (source) => source.replace("sheetSeed =", "s ="),
  );
  await inFolder(async (folder) => {
    const path = `${folder}/00-toy.ipynb`;
    await writeNotebook(path, notebook);
    equal((await readSheet(path)).points, 12);
    await rejects(readSheet(path, { seed: 1 }), /Expected a line const sheetSeed/);
  });
  throws(() => studentSeed(0.5, "a"));
});
