/**
 * The commands of the guide for coursework are typed as they stand, on a small class and a toy sheet.
 *
 * @module
 */
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { type Classroom, openClassroom } from "./classroom.ts";
import { type Fence, fencesIn, scriptsIn } from "./fences.ts";

const GUIDE = await Deno.readTextFile(
  new URL("../../../data/course/coursework.md", import.meta.url),
);
const fences = fencesIn(GUIDE);
const SEED = 2026;
const PARTS = [1, 2]; // of eight, as far as a small class goes

const inSection = (section: string): Fence[] =>
  fences.filter((fence) => fence.section.startsWith(section));

interface Guided {
  readonly says: string;
  readonly run: (classroom: Classroom) => Promise<void>;
}

const guided: Guided[] = [{
  says: "assign, grade",
  run: async (classroom) => {
    for (const { text } of inSection("For lecturers")) await classroom.type(text);
    ok(await classroom.has("out/likelihood/00-toy.ipynb"));
    const marks = await classroom.read("grades/00-toy/grades.csv");
    match(marks, /Ada Lovelace/);
    for (const page of ["class.html", "likenesses.html", "rubric.csv", "feedback", "to-read"]) {
      ok(await classroom.has(`grades/00-toy/${page}`), page);
    }
  },
}, {
  says: "Moodle",
  run: async (classroom) => {
    for (const { text } of inSection("Moodle")) await classroom.type(text);
    ok(await classroom.has("grades/00-toy/moodle-feedback.zip"));
    match(await classroom.read("grades/00-toy/moodle-worksheet.csv"), /Ada Lovelace.*,\d/);
  },
}, {
  says: "Gradescope",
  run: async (classroom) => {
    for (const { text } of inSection("Gradescope")) await classroom.type(text);
    ok(await classroom.has("out/likelihood-gradescope.zip"));
  },
}, {
  says: "nbgrader's folders",
  run: async (classroom) => {
    for (const { text } of inSection("nbgrader")) await classroom.type(text);
    for (const file of ["00-toy.ipynb", "deno.json", "flowbook.js"]) {
      ok(await classroom.has(`course/source/00-toy/${file}`), file);
    }
    const master = await classroom.read("course/source/00-toy/00-toy.ipynb");
    match(master, /BEGIN SOLUTION/);
    match(master, new RegExp(`const sheetSeed = ${SEED};`));
  },
}, {
  says: "a workflow in a student's repository",
  run: async (classroom) => {
    const [script] = scriptsIn(inSection("GitHub")[0]!.text);
    match(await classroom.type(script!), /Ada Lovelace/);
  },
}, {
  says: "pen and paper",
  run: async (classroom) => {
    for (const { text } of inSection("Pen")) await classroom.type(text);
    ok(await classroom.has("out/paper/key.html"));
  },
}];

for (const { says, run } of guided) {
  Deno.test({
    name: `the guide's commands work: ${says}`,
    ignore: Deno.build.os === "windows", // they are for a POSIX shell
    fn: async () => {
      const classroom = await openClassroom(SEED);
      await run(classroom);
      await classroom.close();
    },
  });
}

/** How a recipe runs a part, and what joins the parts. */
interface Recipe {
  readonly says: string;
  readonly part: (classroom: Classroom, part: number) => Promise<unknown>;
}

const merge = inSection("Slurm")[1]!.text;
const [matrixPart, matrixMerge] = scriptsIn(inSection("A matrix")[0]!.text);
const recipes: Recipe[] = [{
  says: "a matrix of CI",
  part: (classroom, part) =>
    classroom.type(matrixPart!.replaceAll("${{ matrix.shard }}", String(part))),
}, {
  says: "an array of Slurm",
  part: (classroom, part) =>
    classroom.type(inSection("Slurm")[0]!.text, {
      SLURM_ARRAY_TASK_ID: String(part),
      SLURM_ARRAY_TASK_COUNT: String(PARTS.length),
    }),
}, {
  says: "an indexed job of Kubernetes",
  part: (classroom, part) =>
    classroom.type(`cd flowbook\n${scriptsIn(inSection("Kubernetes")[0]!.text)[0]}`, {
      JOB_COMPLETION_INDEX: String(part - 1),
    }),
}];

Deno.test({
  name: "the recipes for many machines give the marks of one machine",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const classroom = await openClassroom(SEED);
    await classroom.type(
      `deno task grade submissions.zip --sheet likelihood --seed ${SEED} --out whole`,
    );
    const whole = await classroom.read("whole/grades.csv");
    equal(matrixMerge!.trim(), merge.trim());
    for (const { says, part } of recipes) {
      for (const number of PARTS) await part(classroom, number);
      await classroom.type(merge);
      deepEqual(await classroom.read("grades/grades.csv"), whole, says);
      await classroom.type("rm -r parts grades");
    }
    await classroom.close();
  },
});

Deno.test("every program in the guide that hands out or grades says which variant", () => {
  const programs = fences.map(({ text }) => text.replaceAll(/\\\n/g, " "));
  const calls = programs.flatMap((text) => text.match(/deno task (?:assign|grade) .*/g) ?? []);
  ok(calls.length > 0);
  deepEqual(calls.filter((call) => !call.includes(`--seed ${SEED}`)), []);
});

Deno.test("every program in the guide is tried by a test above", () => {
  const tried = ["For lecturers", "Moodle", "Gradescope", "nbgrader", "GitHub", "Pen"]
    .concat(["A matrix", "Slurm", "Kubernetes"]);
  deepEqual(
    fences.filter(({ section }) => !tried.some((name) => section.startsWith(name))),
    [],
  );
});
