/**
 * Every answer that `data/problems/` tells of, tried on the tests of its sheet.
 *
 * For one sheet: `deno test -A --no-check tests/problems --filter 03-likelihood`.
 *
 * @module
 */
import { deepEqual } from "node:assert/strict";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import {
  answersPath,
  findSheets,
  readSheet,
  readTriedAnswers,
  sheetProblems,
} from "../../lib/press/sheets/mod.ts";
import { tryAnswers } from "./try_answers.ts";

const COURSE = fileURLToPath(new URL("../../", import.meta.url));
const TOY = fileURLToPath(new URL("toy", import.meta.url));
const SEEDS = [0, 7]; // the variant that is printed, and another one

for (const root of [TOY, COURSE]) {
  for (const { path } of await findSheets(root)) {
    const name = basename(path, ".ipynb");
    Deno.test(`${name}: keeps the rules of sheets`, async () => {
      const text = await Deno.readTextFile(answersPath(path));
      const problems = sheetProblems(await readSheet(path), readTriedAnswers(text));
      deepEqual(problems.filter(({ kind }) => kind === "error"), []);
    });
    for (const seed of SEEDS) {
      Deno.test(`${name}: answers get what they deserve, seed ${seed}`, async () => {
        const text = await Deno.readTextFile(answersPath(path));
        deepEqual(await tryAnswers(path, text, seed), []);
      });
    }
  }
}
