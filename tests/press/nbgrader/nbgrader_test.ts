/**
 * Sheets go through nbgrader, and get the marks there that they get here.
 *
 * Needs nbgrader 0.9: on the path, or its program named by `FLOWBOOK_NBGRADER`. A sheet takes minutes,
 * so that the toy and the first sheet stand for all; `FLOWBOOK_NBGRADER_SHEETS=all` takes all six.
 *
 * @module
 */
import { deepEqual, match, ok } from "node:assert/strict";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNotebook } from "../../../lib/press/ipynb/mod.ts";
import {
  answersPath,
  findSheets,
  readSheet,
  readTriedAnswers,
  releaseNotebook,
} from "../../../lib/press/sheets/mod.ts";
import { NBGRADER, openCourse } from "./course.ts";
import { handIn, makeUp, ourMarks } from "./submissions.ts";

const COURSE = fileURLToPath(new URL("../../../", import.meta.url));
const TOY = fileURLToPath(new URL("../../problems/toy", import.meta.url));

if (NBGRADER === undefined) {
  console.log(
    "NO NBGRADER was found: its tests are skipped. (pip install nbgrader, or FLOWBOOK_NBGRADER=…)",
  );
}

const COUNT = Deno.env.get("FLOWBOOK_NBGRADER_SHEETS") === "all" ? Infinity : 1;
const sheets = [
  ...await findSheets(TOY),
  ...(await findSheets(COURSE)).slice(0, COUNT),
];
for (const { path } of sheets) {
  const name = basename(path, ".ipynb");
  Deno.test({
    name: `${name}: nbgrader releases, grades and explains it, with our marks`,
    ignore: NBGRADER === undefined,
    fn: async () => {
      const sheet = await readSheet(path);
      const course = await openCourse(new Map([[name, path]]));
      await course.run("generate_assignment", name, "--create");
      const released = await readNotebook(
        join(course.folder, "release", name, `${name}.ipynb`),
      );
      const ours = releaseNotebook(sheet);
      for (const { id, source } of ours.cells) {
        deepEqual(released.cells.find((cell) => cell.id === id)?.source, source, id);
      }
      const tried = readTriedAnswers(await Deno.readTextFile(answersPath(path)));
      const madeUp = makeUp(sheet, released, tried);
      await handIn(join(course.folder, "submitted"), sheet, madeUp);
      await course.run("autograde", name, "--create");
      const marks = await course.marks(name), own = await ourMarks(sheet, madeUp);
      for (const { student, loses } of madeUp) {
        for (const { id, role, points } of sheet.cells) {
          if (role !== "test") continue;
          const expected = loses.includes(id) ? 0 : points, found = own.get(student)?.get(id);
          deepEqual([marks[student]?.[id], found], [expected, expected], `${student}, ${id}`);
        }
      }
      await course.run("generate_feedback", name);
      for (const { student } of madeUp) {
        const page = await Deno.readTextFile(
          join(course.folder, "feedback", student, name, `${name}.html`),
        );
        match(page, /Score:/);
        ok(page.includes(sheet.title));
      }
      await Deno.remove(course.folder, { recursive: true });
    },
  });
}
