import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { readLatePolicy, writeMarks } from "../../../lib/press/marks/mod.ts";
import { madeUpClass, TITLE, unread } from "./made_up.ts";
import { bytesBelow, inTemporary } from "./temporary.ts";

const OPTIONS = { title: TITLE, detail: "friendly" as const, released: new Map<string, string>() };

Deno.test("marks are the same bytes whenever they are written, and in whatever order", async () => {
  const results = madeUpClass(5);
  await inTemporary(async (folder) => {
    await writeMarks(`${folder}/a`, results, OPTIONS);
    await writeMarks(`${folder}/b`, results.toReversed(), OPTIONS);
    const made = await bytesBelow(`${folder}/a`);
    deepEqual(made, await bytesBelow(`${folder}/b`));
    const kinds = [...made.keys()].map((path) => path.replace(/\/.*\./, "/*."));
    deepEqual([...new Set(kinds)], [
      "class.html",
      "feedback/*.html",
      "grades.csv",
      "gradescope/*.json",
      "likenesses.html",
      "moodle-feedback.zip",
      "rubric.csv",
      "to-read/*.html",
    ]);
  });
});

Deno.test("the rubric may be filled in where it lies", async () => {
  const results = madeUpClass(2).map(unread);
  await inTemporary(async (folder) => {
    deepEqual(await writeMarks(folder, results, OPTIONS), [
      "2 written answers are not read yet: see to-read/, fill in rubric.csv",
    ]);
    const path = `${folder}/rubric.csv`, before = await Deno.readTextFile(`${folder}/grades.csv`);
    await Deno.writeTextFile(
      path,
      (await Deno.readTextFile(path)).replaceAll(",,,4", ",4,Good.,4"),
    );
    deepEqual(await writeMarks(folder, results, OPTIONS), []);
    ok(before !== await Deno.readTextFile(`${folder}/grades.csv`));
    const filled = await Deno.readTextFile(path);
    ok(filled.includes(",4,Good.,4"));
    const other = { path: "other.csv", text: "student,question,points,comment\n" };
    deepEqual(await writeMarks(folder, results, { ...OPTIONS, rubric: other }), [
      "2 written answers are not read yet: see to-read/, fill in other.csv",
    ]);
    equal(await Deno.readTextFile(path), filled);
  });
});

Deno.test("where nothing more can be written, the filled-in rubric stays as it was", async () => {
  const results = madeUpClass(2).map(unread);
  await inTemporary(async (folder) => {
    await writeMarks(folder, results, OPTIONS);
    const path = `${folder}/rubric.csv`, filled = await Deno.readTextFile(path);
    await Deno.mkdir(`${path}.part`); // as good as a full disk
    await rejects(writeMarks(folder, results.map(unread), OPTIONS));
    equal(await Deno.readTextFile(path), filled);
    await writeMarks(folder, results, OPTIONS);
  });
});

Deno.test("a written answer that is not there earns nothing, and waits for nobody", async () => {
  const [result] = madeUpClass(1).map(unread);
  const questions = result!.questions.map((question) => ({
    ...question,
    written: question.written.map((answer) => ({ ...answer, answer: " \n" })),
  }));
  await inTemporary(async (folder) => {
    deepEqual(await writeMarks(folder, [{ ...result!, questions }], OPTIONS), []);
    ok((await Deno.readTextFile(`${folder}/rubric.csv`)).includes(",q3-written,0,,4"));
  });
});

Deno.test("a table that does not fit stops everything, and nothing is written", async () => {
  const results = madeUpClass(2);
  await inTemporary(async (folder) => {
    const bad = { path: "late.csv", text: "student,days\nNobody,1\n" };
    await rejects(
      writeMarks(folder, results, {
        ...OPTIONS,
        late: bad,
        latePolicy: readLatePolicy("5 % a day"),
      }),
      /fits the results in late\.csv; got\n {2}line 2: there is no submission of "Nobody"/,
    );
    equal((await bytesBelow(folder)).size, 0);
  });
});

Deno.test("a lecturer is told who has no folder of Moodle", async () => {
  const [one, two] = madeUpClass(2);
  await inTemporary(async (folder) => {
    deepEqual(await writeMarks(folder, [one!, { ...two!, folder: "Bo" }], OPTIONS), [
      "1 of 2 submissions have no folder of Moodle: its ZIP lacks them",
    ]);
  });
});
