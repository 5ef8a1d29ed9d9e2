/**
 * Every answer that `data/problems/` tells of, tried on the tests of its sheet.
 *
 * For one sheet: `deno test -A --no-check tests/problems --filter 03-likelihood`. For 60 more variants
 * of each: `FLOWBOOK_MORE_SEEDS=60` before it.
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
const MORE = Number(Deno.env.get("FLOWBOOK_MORE_SEEDS") ?? 0);
/** The variant that is printed, another one, and as many more as are asked for. */
const SEEDS = [0, 7, ...Array.from({ length: MORE }, (_, i) => 1000 + i)];

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
